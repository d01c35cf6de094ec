"""Who says something, where the tagger has marked half of a source, who only heard it, or nobody.

What else the grammar knows better than the tagger is for ``mending``.
"""

from dataclasses import replace

from factcheck.records import Span
from factcheck.speech.cues import Form, find_verbs
from factcheck.speech.lexicon import words
from factcheck.speech.lines import Line, tokens_at
from factcheck.speech.listed import whole_list
from factcheck.speech.nesting import Said
from factcheck.speech.phrases import finite, phrase_after


def whole_source(line: Line, said: Said) -> Said:
    """A source from where its sentence begins ("... in the U.S. | Norway has said"), with all names of a list."""
    source, start = said.found.source, line.sentence.span.start
    if source is None or said.found.cue is None or source.end <= start:
        return said
    at = tokens_at(line, source)
    first = line.tokens[whole_list(line.tokens, at)[0]].start if at is not None else source.start
    first = min(first, source.start) if source.start >= start else start
    return replace(said, found=said.found._replace(source=Span(first, source.end)))


def heard_from(line: Line, said: Said) -> Said:
    """ "The envoy had been assured by | the rebels | that": who tells stands after "by"."""
    at = None if said.found.cue is None else tokens_at(line, said.found.cue)
    if at is None or at[1] + 1 >= len(line.tokens) or line.tokens[at[1]].lower != "by":
        return said
    cue = line.tokens[slice(*at)]
    passive = cue[-1].lower in words("words", "heard", "vetting") and cue[0].lower in words("words", "auxiliaries")
    teller = phrase_after(line.tokens, at[1] + 1) if passive else None
    if teller is None:
        return said
    span = Span(line.tokens[teller[0]].start, line.tokens[teller[1] - 1].end)
    return replace(said, found=said.found._replace(source=span))


def fronted(line: Line, said: Said) -> Said:
    """ "Noting that the pier was shut, | Berg | asked why": who goes on after the comma."""
    found = said.found
    at = None if found.cue is None else tokens_at(line, found.cue)
    last = tokens_at(line, found.contents[-1])
    if found.source is not None or at is None or last is None or at[0] > 0 or last[1] >= len(line.tokens):
        return said
    after = last[1] + (line.tokens[last[1]].text == ",")
    noting = any(hit.form is Form.ING for hit in find_verbs(line.tokens[slice(*at)]))
    subject = phrase_after(line.tokens, after) if after > last[1] and noting else None
    if subject is None or subject[1] >= len(line.tokens) or not finite(line.tokens[subject[1]]):
        return said
    span = Span(line.tokens[subject[0]].start, line.tokens[subject[1] - 1].end)
    return replace(said, found=found._replace(source=span))
