CREATE TABLE `circulars` (
	`id` text PRIMARY KEY NOT NULL,
	`message` text NOT NULL,
	`words` text NOT NULL,
	`queued_at` integer NOT NULL,
	`last_person` text NOT NULL,
	`done_at` integer
) STRICT;
--> statement-breakpoint
INSERT INTO `circulars` SELECT 'edition-' || a.edition_slug, 'menu-changed',
  json_object('edition', e.title, 'committee', e.published_by, 'link', a.site_address || '/menu'), a.queued_at, a.last_person, a.done_at
  FROM `announcements` a JOIN `editions` e ON e.slug = a.edition_slug;
--> statement-breakpoint
DROP TABLE `announcements`;
