"""What admins choose of the upkeep: feeds, channels whose links are taken, the channel of news; and how it stands."""
