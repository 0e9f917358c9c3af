using System.Buffers;
using System.Text;

namespace Edict.Tests.Mutated;

/// <summary>RFC 4180 character by character: quick enough for small files, and short enough to be believed.</summary>
internal static class PlainCsv
{
    private static readonly SearchValues<char> NeedQuotes = SearchValues.Create(",;\t\"\r\n");

    /// <summary>The rows up to the first place at which the text is no CSV, and what is to be said of that place.</summary>
    public static (IReadOnlyList<string[]> Rows, Verdict Form) Read(string text, char separator)
    {
        var reading = new Reading();
        for (var at = 0; at < text.Length && reading.Form == Verdict.Fine; at++)
        {
            var next = at + 1 < text.Length ? text[at + 1] : '\0';
            at += reading.Take(text[at], next, separator);
        }

        return (reading.End(), reading.Form);
    }

    public static string Write(IEnumerable<string[]> rows, char separator, string lineEnd) =>
        string.Concat(rows.Select(row => string.Join(separator, row.Select(Quoted)) + lineEnd));

    private static string Quoted(string cell) =>
        !cell.AsSpan().ContainsAny(NeedQuotes) ? cell : $"\"{cell.Replace("\"", "\"\"")}\"";

    private sealed class Reading
    {
        private readonly List<string[]> rows = [];
        private readonly List<string> cells = [];
        private readonly StringBuilder cell = new();
        private bool quoted;
        private bool closed;

        public Verdict Form { get; private set; } = Verdict.Fine;

        /// <summary>Takes a character; gives how many of those after it went with it.</summary>
        public int Take(char c, char next, char separator)
        {
            if (quoted)
            {
                return TakeQuoted(c, next);
            }

            if (c == separator)
            {
                EndCell();
            }
            else if (c is '\r' or '\n')
            {
                EndRow();
                return c == '\r' && next == '\n' ? 1 : 0;
            }
            else if (closed)
            {
                Form = char.IsWhiteSpace(c) ? Verdict.CannotSay : Verdict.Faulty;
            }
            else if (c != '"')
            {
                cell.Append(c);
            }
            else if (cell.Length == 0)
            {
                quoted = true;
            }
            else
            {
                Form = Verdict.CannotSay;
            }

            return 0;
        }

        public List<string[]> End()
        {
            if (quoted)
            {
                Form = Verdict.Faulty;
            }

            if (cells.Count > 0 || cell.Length > 0 || closed)
            {
                EndRow();
            }

            return rows;
        }

        private int TakeQuoted(char c, char next)
        {
            var doubled = c == '"' && next == '"';
            (quoted, closed) = c == '"' && !doubled ? (false, true) : (true, false);
            if (quoted)
            {
                cell.Append(c);
            }

            return doubled ? 1 : 0;
        }

        private void EndCell()
        {
            cells.Add(cell.ToString());
            cell.Clear();
            closed = false;
        }

        private void EndRow()
        {
            EndCell();
            rows.Add([.. cells]);
            cells.Clear();
        }
    }
}
