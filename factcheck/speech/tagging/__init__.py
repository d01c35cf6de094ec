"""The trained tagger: which words are source, cue and content, and which of them belong together.

``words`` cuts a text, ``windows`` cuts long texts into what the network sees at once, ``network`` runs it,
``labels`` decodes its marks, ``links`` puts them together and ``asking`` keeps whom pronouns may mean.
Who the speakers are is settled outside.
"""
