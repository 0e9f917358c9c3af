namespace Edict.Importing;

/// <summary>How the columns of a faculty are named when its heading and the one below it are read as one.</summary>
public static class FacultyColumns
{
    private const string RagEnd = " RAG";
    private const string CommentsEnd = " Comments";

    public static string Rag(string faculty) => faculty + RagEnd;

    public static string Comments(string faculty) => faculty + CommentsEnd;

    public static bool IsOne(string name) =>
        FacultyOfRag(name) is not null || FacultyOfComments(name) is not null;

    /// <summary>The faculty whose RAG a column holds; null for another column.</summary>
    public static string? FacultyOfRag(string name) => Before(RagEnd, name);

    /// <summary>The faculty whose comments a column holds; null for another column.</summary>
    public static string? FacultyOfComments(string name) => Before(CommentsEnd, name);

    private static string? Before(string end, string name) =>
        name.EndsWith(end, StringComparison.Ordinal) ? name[..^end.Length] : null;
}
