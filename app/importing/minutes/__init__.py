"""Minutes of meetings: facts about the document, and the duties that it lays on units."""
