-- A speaker's two names stand a line each: joined by a space, they were found by words that run from one into the other.

UPDATE claims
SET speaker = ' ' || plain(json_extract(fact, '$.claim.speaker.name'))
  || char(10) || ' ' || plain(json_extract(fact, '$.speaker.name'))
WHERE CASE WHEN json_valid(fact)
  THEN json_extract(fact, '$.claim.speaker.name') <> json_extract(fact, '$.speaker.name')
  ELSE 0
END;
