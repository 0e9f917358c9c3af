using Edict.Bench.Rivals;
using Edict.Protocol;

namespace Edict.Bench.InMemory;

/// <summary>Reads made-up reports into the protocol's columns, without a check: what is measured comes after.</summary>
internal sealed class ReportReading
{
    private readonly Dictionary<string, int> names = new(StringComparer.Ordinal) { [""] = 0 };
    private readonly Dictionary<string, int> pupils = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> namesBySpan;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> pupilsBySpan;

    public ReportReading()
    {
        namesBySpan = names.GetAlternateLookup<ReadOnlySpan<char>>();
        pupilsBySpan = pupils.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>A cycle of the session whose files are read one after the other; an SCN is one pupil in them all.</summary>
    public SessionCycle Read(string path)
    {
        var reports = new ReportColumnsBuilder();
        using var reader = SepParse.Open(path);
        foreach (var row in reader)
        {
            reports.Add(
                new(
                    Number(pupilsBySpan, row["SCN"].Span),
                    Stages.Read(row["Stage"].Span),
                    Number(namesBySpan, row["Faculty"].Span),
                    Number(namesBySpan, row["Subject"].Span),
                    Number(namesBySpan, row["Level"].Span),
                    Mark(row["Effort"].Span),
                    Mark(row["Behaviour"].Span),
                    Mark(row["Homework"].Span),
                    Mark(row["Working Grade"].Span)
                )
            );
        }

        return new(StageSet.All, reports.Build(), Policy.Default);
    }

    private static int Number(
        Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> numbers,
        ReadOnlySpan<char> text
    )
    {
        if (!numbers.TryGetValue(text, out var number))
        {
            numbers[text] = number = numbers.Dictionary.Count;
        }

        return number;
    }

    private static byte Mark(ReadOnlySpan<char> text) =>
        text.IsEmpty ? (byte)0 : (byte)(text[0] - '0');
}
