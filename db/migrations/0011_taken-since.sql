ALTER TABLE `adoption_standings` ADD `taken_since` text;--> statement-breakpoint
DELETE FROM `adoption_standings`;--> statement-breakpoint
-- The states kept so far are worked out anew from the entries, now with the day each run of taking began.
INSERT INTO `adoption_standings` (practice_code, action_slug, entry_id, state, extent, effective_on, planned_for, taken_since)
SELECT practice_code, action_slug, id, state, extent, effective_on, planned_for, taken_since
FROM (
  SELECT *, min(CASE WHEN breaks = 0 THEN effective_on END) OVER (PARTITION BY practice_code, action_slug) AS taken_since,
    row_number() OVER (PARTITION BY practice_code, action_slug ORDER BY effective_on DESC) AS place
  FROM (
    SELECT *, sum(state <> 'taking') OVER (PARTITION BY practice_code, action_slug ORDER BY effective_on DESC) AS breaks
    FROM (
      SELECT *, row_number() OVER (
        PARTITION BY practice_code, action_slug, effective_on ORDER BY recorded_at DESC, id DESC) AS place_of_day
      FROM `adoption_entries` e
      WHERE void = 0 AND NOT EXISTS (SELECT 1 FROM `adoption_entries` c WHERE c.corrects_id = e.id))
    WHERE place_of_day = 1))
WHERE place = 1;
