-- The protocol's default policy over two cycles, as DuckDB does it: the same answer as `edict evaluate`, without its checks
-- of the input. {earlier}, {current}, {pupils} and {concerns} are files; {school} is the column, or '' where there is none.
COPY (
WITH
earlier AS (
    SELECT {school} AS school, SCN AS scn, Stage IN ('S4', 'S5', 'S6') AS senior,
        lower(Subject) AS subject, coalesce(lower(Level), '') AS level, lower(Faculty) AS faculty,
        Effort AS effort, Behaviour AS behaviour, Homework AS homework, "Working Grade" AS grade
    FROM read_csv({earlier}, types = {types})
),
current AS (
    SELECT {school} AS school, SCN AS scn, Stage AS stage, Stage IN ('S4', 'S5', 'S6') AS senior,
        lower(Subject) AS subject, coalesce(lower(Level), '') AS level, Faculty AS faculty,
        Effort AS effort, Behaviour AS behaviour, Homework AS homework, "Working Grade" AS grade
    FROM read_csv({current}, types = {types})
),
-- P4: the previous grade is the worst that the course has in the cycle before; a blank is skipped.
previous AS (
    SELECT school, scn, subject, level, max(grade) AS grade
    FROM earlier
    WHERE grade IS NOT NULL
    GROUP BY ALL
),
-- P1, P2, P3: the reasons of each report. A comparison with a blank is null, which is no reason.
reasons AS (
    SELECT school, scn, stage, faculty,
        coalesce(effort >= 3, false) AS by_effort,
        coalesce(behaviour >= 3, false) AS by_behaviour,
        coalesce(homework >= 3, false) AS by_homework,
        coalesce(senior AND current.grade >= 7, false) AS by_grade,
        coalesce(senior AND current.grade - previous.grade >= 1, false) AS by_fall
    FROM current LEFT JOIN previous USING (school, scn, subject, level)
),
-- P6, P7, P8: a pupil with a tracked report is a concern; its level is the number of faculties, at most 3.
-- Faculties are taken to have one spelling each, as these files have.
concerns AS (
    SELECT school, scn, any_value(stage) AS stage,
        least(count(DISTINCT lower(faculty)), 3) AS level,
        array_to_string(list_sort(list(DISTINCT faculty)), ';') AS faculties,
        concat_ws(';',
            if(bool_or(by_effort), 'effort', NULL),
            if(bool_or(by_behaviour), 'behaviour', NULL),
            if(bool_or(by_homework), 'homework', NULL),
            if(bool_or(by_grade), 'working-grade', NULL),
            if(bool_or(by_fall), 'deterioration', NULL)) AS reasons
    FROM reasons
    WHERE by_effort OR by_behaviour OR by_homework OR by_grade OR by_fall
    GROUP BY school, scn
),
-- The level in the cycle before, in which nothing can have fallen: it is the first.
before AS (
    SELECT school, scn, least(count(DISTINCT faculty), 3) AS level
    FROM earlier
    WHERE effort >= 3 OR behaviour >= 3 OR homework >= 3 OR (senior AND grade >= 7)
    GROUP BY school, scn
),
-- P10 to P17: the vulnerable groups; a blank is no member.
groups AS (
    SELECT {school} AS school, SCN AS scn,
        concat_ws(';',
            if("Care Experienced" = 'Y', 'Care Experienced', NULL),
            if("5@3" = 'Y', '5@3', NULL),
            if("SIMD Decile" <= 4, 'SIMD', NULL),
            if("Attendance %" < 90, 'Attendance', NULL),
            if(SEBN = 'Y', 'SEBN', NULL),
            if(ASN = 'Y', 'ASN', NULL),
            if(Pathway = 3, 'Pathway 3', NULL)) AS groups
    FROM read_csv({pupils}, types = {facts})
)
-- P9: the status against the cycle before.
SELECT nullif(school, '') AS "School", scn AS "SCN", stage AS "Stage", concerns.level AS "Level",
    CASE concerns.level WHEN 1 THEN 'CL' WHEN 2 THEN 'PSL' ELSE 'Year Head' END AS "Intervention By",
    faculties AS "Faculties", reasons AS "Reasons", nullif(groups, '') AS "Vulnerable Groups",
    CASE
        WHEN before.level IS NULL THEN 'new'
        WHEN concerns.level > before.level THEN 'escalated'
        WHEN concerns.level < before.level THEN 'eased'
        ELSE 'continuing'
    END AS "Status"
FROM concerns LEFT JOIN before USING (school, scn) LEFT JOIN groups USING (school, scn)
ORDER BY school, scn
) TO {concerns} (FORMAT csv, HEADER);
