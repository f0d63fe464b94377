-- A coding that is already here is left alone as a unit, with all that hangs on it.
delete from stage_extraction
using core.extraction
where extraction.extraction_id = stage_extraction.extraction_id
