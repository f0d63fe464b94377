create view marts.quality_checks as
select
    quality_check.run_id,
    run.interval_start,
    run.interval_end,
    run.gate,
    quality_check.check_name,
    quality_check.severity,
    quality_check.is_ok,
    quality_check.is_waived,
    quality_check.observed,
    quality_check.detail,
    quality_check.says,
    quality_check.checked_at,
    decision.decided_by as waived_by,
    decision.because as waived_because,
    decision.decided_at as waived_at
from core.quality_check
inner join core.run using (run_id)
left join lateral (
    select
        gate_decision.decided_by,
        gate_decision.because,
        gate_decision.decided_at
    from core.gate_decision
    where
        quality_check.is_waived
        and gate_decision.run_id = quality_check.run_id
        and quality_check.check_name = any(gate_decision.checks)
    order by gate_decision.decision_id desc
    limit 1
) as decision on true;

comment on view marts.quality_checks is
'One row per run and check: what was found, whether it holds the run back from the marts, what to do, and who let the run pass in spite of it. All runs, also those held back.';
comment on column marts.quality_checks.run_id is 'The run that was checked.';
comment on column marts.quality_checks.interval_start is 'Start of the time that the run covers, UTC.';
comment on column marts.quality_checks.interval_end is 'End of the time that the run covers, UTC.';
comment on column marts.quality_checks.gate is 'pending, passed, or held: the marts tell what stood before the run.';
comment on column marts.quality_checks.check_name is 'Name of the check.';
comment on column marts.quality_checks.severity is 'blocking: its failure holds the run back; warning: it does not.';
comment on column marts.quality_checks.is_ok is 'True if the check passed.';
comment on column marts.quality_checks.is_waived is 'True if it failed and a person let the run pass in spite of it.';
comment on column marts.quality_checks.observed is 'The number that was judged, of which detail speaks; null if there was too little to judge.';
comment on column marts.quality_checks.detail is 'What was found.';
comment on column marts.quality_checks.says is 'What the check demands and what to do when it fails.';
comment on column marts.quality_checks.checked_at is 'When the result last changed, UTC.';
comment on column marts.quality_checks.waived_by is 'Who let it pass; null if nobody did.';
comment on column marts.quality_checks.waived_because is 'Why, in their words.';
comment on column marts.quality_checks.waived_at is 'When they let it pass, UTC.';
