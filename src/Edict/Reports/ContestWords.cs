using Edict.Pages;

namespace Edict.Reports;

/// <summary>What a person is told of a cell that somebody else had changed meanwhile.</summary>
internal static class ContestWords
{
    public static string Of(CellConflict conflict, IReadOnlyDictionary<Guid, string> names)
    {
        var theirs = conflict.Theirs is { } mark ? $"a {mark}" : "a blank";
        var yours = conflict.Change.Now is { } now ? $"a {now}" : "a blank";
        var who = conflict.By is { } by ? names.GetValueOrDefault(by, "Somebody") : "An import";
        return conflict.At is { } at
            ? $"{who} put {theirs} here, {SchoolTime.Words(at)}; you put {yours}."
            : $"The report is gone; you put {yours}.";
    }
}
