using System.Text;
using Edict.Importing;
using Edict.Protocol;

namespace Edict.Exporting;

/// <summary>One pupil's concern in words, each with the clause it rests on.</summary>
public sealed class Explanation
{
    private readonly SessionFiles files;
    private readonly Evaluation evaluation;
    private readonly int pupil;
    private readonly StringBuilder text = new();

    private Explanation(SessionFiles files, Evaluation evaluation, int pupil) =>
        (this.files, this.evaluation, this.pupil) = (files, evaluation, pupil);

    private Names Names => files.Names;

    private ReportFile File => files.Cycles[^1];

    private List<int> Tracked => [.. evaluation.TrackedReportsOf(pupil)];

    /// <summary>A text for each pupil of that SCN in the last file: one, unless schools share the number.</summary>
    public static IEnumerable<string> Of(SessionFiles files, int scn)
    {
        var evaluation = files.Evaluation!;
        return Enumerable
            .Range(0, evaluation.Reports.PupilCount)
            .Where(pupil =>
                files.Names.ScnOf(pupil) == scn && evaluation.Reports.StageOf(pupil) != Stage.None
            )
            .Select(pupil => new Explanation(files, evaluation, pupil).Tell());
    }

    private string Tell()
    {
        TellLevel();
        foreach (var report in Tracked)
        {
            TellReport(report);
        }

        TellGroups();
        TellWayOut();
        return text.ToString();
    }

    private void TellLevel()
    {
        var school = Names.Schools.TextOf(File.Rows[evaluation.Reports.Of(pupil)[0]].School);
        var where = school.Length == 0 ? "" : $", {school}";
        Line(
            $"SCN {Scn.Written(Names.ScnOf(pupil))}, {evaluation.Reports.StageOf(pupil)}{where}, in {File.Name}"
        );
        var level = evaluation.LevelOf(pupil);
        if (level == 0)
        {
            Line(
                evaluation.StatusOf(pupil) == Status.Resolved
                    ? "Resolved (P9): a concern in the cycle before, and no more."
                    : "No concern (P6)."
            );
            return;
        }

        var faculties = Faculties();
        Line(
            $"Level {level} (P7): tracked reports in {Counted(faculties.Count, "faculty", "faculties")}, {string.Join(", ", faculties)}."
        );
        Line($"Intervention by (P8): {evaluation.Policy.InterventionBy.At(level).Word()}.");
        var before = evaluation.LevelBefore(pupil);
        Line(
            $"Status (P9): {evaluation.StatusOf(pupil).Word()}{(before == 0 ? "" : $", level {before} in the cycle before")}."
        );
    }

    private void TellReport(int report)
    {
        var row = File.Rows[report];
        var place = row.Class == 0 ? "" : $", class {Names.Classes.TextOf(row.Class)}";
        Line(
            $"{Course(row)} in {Names.Faculties.TextOf(row.Faculty)}{place}, {File.Name.Place(row.Line)}:"
        );
        foreach (var why in evaluation.WhyTracked(report))
        {
            Line($"  {why.Clause}: {Reason(why)}");
        }

        if (evaluation.LevelChangeOf(report) is { } change)
        {
            var before = change.From.Select(Names.Levels.TextOf).Order(CodePointOrder.Instance);
            Line(
                $"  P5: was {string.Join(" and ", before)} in {files.Cycles[change.Cycle].Name}; grades of two levels do not compare"
            );
        }
    }

    private static string Reason(TrackedReason why) =>
        why.Reason == Reasons.Deterioration && why.Previous is { } previous
            ? $"working grade {why.Value}, from {previous.Grade} before"
            : $"{(why.Reason == Reasons.WorkingGrade ? "working grade" : why.Reason.Word())} {why.Value}";

    private void TellGroups()
    {
        var record = files.Pupils.RowOfEach(Names.PupilCount)[pupil];
        var facts = record < 0 ? default : files.Pupils.FactsAt(record);
        var membership = Membership.Of(facts, evaluation.Policy.Groups);
        foreach (var group in membership.In.Members())
        {
            Line($"In {group.Word()} ({Membership.ClauseOf(group)}){Fact(group, facts)}.");
        }

        if (membership.Unknown != Groups.None)
        {
            Line(
                $"Not known (P17): {string.Join(", ", membership.Unknown.Members().Select(GroupNames.Word))}."
            );
        }

        if (evaluation.LevelOf(pupil) == 0 && membership.In != Groups.None)
        {
            Line("Monitored (P18): in a vulnerable group, without a tracked report.");
        }
    }

    private static string Fact(Groups group, in PupilFacts facts) =>
        group switch
        {
            Groups.Simd => $": decile {facts.SimdDecile}",
            Groups.Attendance => $": {facts.Attendance} %",
            Groups.Pathway3 => $": pathway {facts.Pathway}",
            _ => "",
        };

    private void TellWayOut()
    {
        if (Tracked.Count == 0)
        {
            return;
        }

        Line("It would be no concern with all of these instead:");
        foreach (var report in Tracked)
        {
            Line($"  {Course(File.Rows[report])}: {string.Join(", ", Needed(report))}");
        }
    }

    private IEnumerable<string> Needed(int report)
    {
        var track = evaluation.Policy.Track;
        var why = evaluation.WhyTracked(report).ToList();
        foreach (var rating in why.Where(reason => reason.Clause == Clause.P1))
        {
            var tracked = rating.Reason switch
            {
                Reasons.Effort => track.Effort,
                Reasons.Behaviour => track.Behaviour,
                _ => track.Homework,
            };
            var untracked = Enumerable
                .Range(1, 4)
                .Where(value => !tracked.Has((byte)value))
                .ToList();
            yield return untracked.Count == 0
                ? $"no {rating.Reason.Word()} rating, since the policy tracks each"
                : $"{rating.Reason.Word()} {string.Join(" or ", untracked)}";
        }

        if (why.Any(reason => reason.Clause != Clause.P1))
        {
            var best = why.Any(reason => reason.Clause == Clause.P2)
                ? track.WorkingGradeFrom - 1
                : track.WorkingGradeWorst;
            var fall = why.FirstOrDefault(reason => reason.Clause == Clause.P3).Previous;
            var atMost = fall is { } previous
                ? Math.Min(best, previous.Grade + track.DeteriorationBy - 1)
                : best;
            yield return atMost == 0
                ? "no working grade, since the policy tracks each"
                : $"a working grade of {atMost} or better";
        }
    }

    private List<string> Faculties() =>
        [
            .. Tracked
                .Select(report => File.Rows[report].Faculty)
                .DistinctBy(Names.Faculties.NameOf)
                .Select(Names.Faculties.TextOf)
                .Order(CodePointOrder.Instance),
        ];

    private string Course(in ReportRow row) =>
        row.Level == 0
            ? Names.Subjects.TextOf(row.Subject)
            : $"{Names.Subjects.TextOf(row.Subject)} {Names.Levels.TextOf(row.Level)}";

    private static string Counted(int count, string one, string many) =>
        count == 1 ? $"1 {one}" : $"{count} {many}";

    private void Line(string words) => text.Append(words).Append('\n');
}
