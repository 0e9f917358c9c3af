using Edict.Data;
using Microsoft.EntityFrameworkCore;

namespace Edict.Auditing;

/// <summary>What walking a school's chain found.</summary>
/// <param name="Faults">A sentence each, which names the line; none: the log is whole.</param>
/// <param name="Lines">How many are sealed.</param>
/// <param name="From">When the first sealed line was written (UTC); null for none.</param>
/// <param name="Pending">How many lines wait for their seal.</param>
/// <param name="Erased">Of how many lines the values were erased.</param>
/// <param name="Heads">How many ends of the chain were compared.</param>
public sealed record AuditVerdict(
    IReadOnlyList<string> Faults,
    long Lines,
    DateTime? From,
    DateTime? To,
    int Pending,
    int Erased,
    int Heads
);

/// <summary>
/// Walks the chain of a school's audit log: whether each line is there, as it was sealed and where it was sealed, and
/// whether any stands beside the chain.
/// </summary>
/// <param name="heads">The ends of the chain that were written down outside.</param>
public sealed class AuditVerification(
    EdictDb db,
    School school,
    AuditKey key,
    IReadOnlyList<AuditHead> heads
)
{
    /// <summary>Acts take their time, and are sealed after shorter ones that began later.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromHours(1);

    private readonly List<string> faults = [];
    private readonly List<Moved> moved = [];
    private readonly List<Link> imports = [];
    private readonly Dictionary<long, byte[]> seals = [];
    private AuditSeal? before;
    private DateTime latest;
    private DateTime? first;
    private int erased;

    public Task<AuditVerdict> WalkAsync() => db.ReadAtOneInstantAsync(WalkWholeAsync);

    private async Task<AuditVerdict> WalkWholeAsync()
    {
        var wanted = heads.Where(head => head.SchoolId == school.Id).ToList();
        var compared = wanted.Select(head => head.Sequence).ToHashSet();
        await foreach (var (seal, line, values) in Chain().AsAsyncEnumerable())
        {
            if (compared.Contains(seal.Sequence))
            {
                seals[seal.Sequence] = seal.Seal;
            }

            Walk(seal, line);
            if (line is not null)
            {
                Read(seal, line, values);
            }
        }

        await ReadImportsAsync();
        SayMoved();
        Compare(wanted);
        await BesideAsync();
        return new(
            faults,
            before?.Sequence ?? 0,
            first,
            first is null ? null : latest,
            await db.AuditPending.CountAsync(row => row.SchoolId == school.Id),
            erased,
            wanted.Count
        );
    }

    private IQueryable<Link> Chain() =>
        from seal in db.AuditSeals
        where seal.SchoolId == school.Id
        join line in db.Audit
            on new { seal.SchoolId, seal.EntryId } equals new { line.SchoolId, EntryId = line.Id }
            into lines
        from line in lines.DefaultIfEmpty()
        join kept in db.AuditValues
            on new { seal.SchoolId, seal.EntryId } equals new { kept.SchoolId, kept.EntryId }
            into values
        from kept in values.DefaultIfEmpty()
        orderby seal.Sequence
        select new Link(seal, line, kept);

    private void Walk(AuditSeal seal, AuditEntry? line)
    {
        var last = before?.Sequence ?? 0;
        if (seal.Sequence != last + 1)
        {
            faults.Add(
                seal.Sequence == last + 2
                    ? $"line {last + 1} is missing"
                    : $"lines {last + 1} to {seal.Sequence - 1} are missing"
            );
        }
        else if (!IsSealedBehind(seal))
        {
            faults.Add(
                $"{Named(seal, line)} does not follow the line before it: it was put in, or stands in another's place"
            );
        }

        if (line is null)
        {
            faults.Add($"{Named(seal, line)} is missing; its seal is still there");
        }
        else
        {
            Read(seal, line);
        }

        before = seal;
    }

    private bool IsSealedBehind(AuditSeal seal) =>
        seal.KeyId == key.Id
        && seal.Seal.AsSpan()
            .SequenceEqual(
                AuditChain.Seal(key, ChainLink.Of(seal), before?.Seal ?? AuditChain.Start)
            );

    private void Read(AuditSeal seal, AuditEntry line)
    {
        var hash = AuditChain.HashOf(line);
        if (!hash.AsSpan().SequenceEqual(seal.LineHash))
        {
            moved.Add(new(seal, line, Convert.ToHexString(hash)));
        }

        // A demonstration's day begins anew with each start.
        if (latest - line.At > Late && !school.IsDemonstration)
        {
            faults.Add(
                $"{Named(seal, line)} says it is older than lines before it: it was added later"
            );
        }

        first ??= line.At;
        latest = line.At > latest ? line.At : latest;
    }

    /// <summary>Lines that are not what was sealed in their place: they changed places, or were changed.</summary>
    private void SayMoved()
    {
        var places = moved
            .DistinctBy(place => Convert.ToHexString(place.Seal.LineHash))
            .ToDictionary(place => Convert.ToHexString(place.Seal.LineHash), place => place.Seal);
        foreach (var (seal, line, hash) in moved)
        {
            faults.Add(
                places.TryGetValue(hash, out var own)
                    ? $"{Named(seal, line)} stands in another's place: it was sealed as line {own.Sequence}"
                    : $"{Named(seal, line)} was changed after it was sealed"
            );
        }
    }

    private void Read(AuditSeal seal, AuditEntry line, AuditValues? values)
    {
        if (line.ValuesHash is not { } hash)
        {
            return;
        }

        if (values is null)
        {
            erased++;
        }
        else if (!values.Hash().AsSpan().SequenceEqual(hash))
        {
            faults.Add($"{Named(seal, line)}: its values before and after were changed");
        }
        else if (values.ImportId is not null)
        {
            imports.Add(new(seal, line, values));
        }
    }

    /// <summary>The rows of an import lie where its undo reads them; they may have been erased there, all of them.</summary>
    private async Task ReadImportsAsync()
    {
        foreach (var (seal, line, values) in imports)
        {
            var changes = await db
                .ImportChanges.Where(row =>
                    row.SchoolId == school.Id && row.ImportId == values!.ImportId
                )
                .OrderBy(row => row.Sequence)
                .ToListAsync();
            if (AuditChain.HashOf(changes) == values!.After)
            {
                continue;
            }

            if (changes.Count == 0)
            {
                erased++;
            }
            else
            {
                faults.Add($"{Named(seal, line)}: the rows that the import changed were changed");
            }
        }
    }

    private void Compare(List<AuditHead> wanted)
    {
        foreach (var head in wanted)
        {
            if (!seals.TryGetValue(head.Sequence, out var seal))
            {
                faults.Add(
                    $"the log was cut: it reached line {head.Sequence} on {head.At:d MMMM yyyy}, and ends at line {before?.Sequence ?? 0}"
                );
            }
            else if (!seal.AsSpan().SequenceEqual(head.Seal))
            {
                faults.Add(
                    $"line {head.Sequence} is another than was written down on {head.At:d MMMM yyyy}: the log was made anew"
                );
            }
        }
    }

    /// <summary>A line without a seal that does not wait for one was brought in past the program.</summary>
    private async Task BesideAsync()
    {
        var beside = await db
            .Audit.Where(line =>
                line.SchoolId == school.Id
                && !db.AuditSeals.Any(seal =>
                    seal.SchoolId == line.SchoolId && seal.EntryId == line.Id
                )
                && !db.AuditPending.Any(row =>
                    row.SchoolId == line.SchoolId && row.EntryId == line.Id
                )
            )
            .OrderBy(line => line.Id)
            .ToListAsync();
        faults.AddRange(
            beside.Select(line =>
                $"a line was put in: {Words(line)}, has no seal and waits for none"
            )
        );
    }

    private static string Named(AuditSeal seal, AuditEntry? line) =>
        line is null
            ? $"line {seal.Sequence} ({seal.EntryId})"
            : $"line {seal.Sequence} ({Words(line)})";

    private static string Words(AuditEntry line) =>
        $"{line.What}, {line.At:d MMMM yyyy HH:mm} UTC, {line.Id}";

    private sealed record Link(AuditSeal Seal, AuditEntry? Line, AuditValues? Values);

    private sealed record Moved(AuditSeal Seal, AuditEntry Line, string Hash);
}
