using System.Globalization;
using Edict.Data;

namespace Edict.Auditing;

/// <summary>The end of a school's chain, as it was written down outside the database.</summary>
/// <param name="At">UTC.</param>
public sealed record AuditHead(DateTime At, Guid SchoolId, long Sequence, byte[] Seal);

/// <summary>
/// A file to which the end of each school's chain is added: by it alone can be told that the last lines of the log were cut.
/// </summary>
public sealed class AuditHeads(string path)
{
    private const string Header = "At,School,Line,Seal";

    private const string Instant = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    private readonly Dictionary<Guid, DateOnly> lastDays = [];

    /// <summary>In the order in which they were written; none where there is no file yet.</summary>
    /// <exception cref="InvalidDataException">A line of it cannot be read.</exception>
    public IReadOnlyList<AuditHead> Read() =>
        File.Exists(path)
            ?
            [
                .. File.ReadLines(path)
                    .Index()
                    .Skip(1)
                    .Select(line => Read(line.Item, line.Index + 1)),
            ]
            : [];

    /// <summary>Goes on from what is written down already.</summary>
    /// <exception cref="InvalidDataException">A line of it cannot be read.</exception>
    public void GoOn()
    {
        foreach (var head in Read())
        {
            lastDays[head.SchoolId] = DateOnly.FromDateTime(head.At);
        }
    }

    /// <summary>Writes the ends of the chains down, where the day is a new one, and in any case when the program ends.</summary>
    public void Record(IEnumerable<AuditSeal> heads, DateTime now, bool isLast)
    {
        var day = DateOnly.FromDateTime(now);
        var due = heads
            .Where(head => isLast || lastDays.GetValueOrDefault(head.SchoolId) < day)
            .ToList();
        if (due.Count == 0)
        {
            return;
        }

        Add(due, now);
        foreach (var head in due)
        {
            lastDays[head.SchoolId] = day;
        }
    }

    /// <summary>Waits until the disk has them.</summary>
    private void Add(IEnumerable<AuditSeal> heads, DateTime now)
    {
        using var file = new FileStream(path, FileMode.Append, FileAccess.Write);
        using var lines = new StreamWriter(file) { NewLine = "\n" };
        if (file.Position == 0)
        {
            lines.WriteLine(Header);
        }

        foreach (var head in heads)
        {
            lines.WriteLine(
                $"{now.ToString(Instant, CultureInfo.InvariantCulture)},{head.SchoolId},{head.Sequence},{Convert.ToHexStringLower(head.Seal)}"
            );
        }

        lines.Flush();
        file.Flush(flushToDisk: true);
    }

    private AuditHead Read(string line, int number)
    {
        var fields = line.Split(',');
        try
        {
            return new(
                DateTime.ParseExact(
                    fields[0],
                    Instant,
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal
                ),
                Guid.Parse(fields[1]),
                long.Parse(fields[2], CultureInfo.InvariantCulture),
                Convert.FromHexString(fields[3])
            );
        }
        catch (Exception fault) when (fault is FormatException or IndexOutOfRangeException)
        {
            throw new InvalidDataException(
                $"{path}: line {number}: \"{line}\": expected an instant, a school's id, a line's number and its seal, with commas between",
                fault
            );
        }
    }
}
