-- The lines of open drafts name the status of an action as the code does.
UPDATE `drafts` SET `offers` = (
  SELECT json_group_array(json(
    CASE WHEN json_extract(line.value, '$.standing') IS NULL THEN line.value
    ELSE json_remove(json_set(line.value, '$.status', json_extract(line.value, '$.standing')), '$.standing') END
  )) FROM json_each(`drafts`.`offers`) AS line
);
