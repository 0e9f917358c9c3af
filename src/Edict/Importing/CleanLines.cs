using System.Text;

namespace Edict.Importing;

/// <summary>The lines of a text, each ended by LF, CR LF or CR alone.</summary>
public sealed class CleanLines(Stream file, Encoding encoding) : IDisposable
{
    /// <summary>A line that is longer is for the careful reading, which knows when one is too long.</summary>
    private const int Longest = 1 << 19;

    private const int BufferSize = 1 << 14;

    private readonly StreamReader text = new(file, encoding, true, BufferSize);
    private char[] buffer = new char[2 * BufferSize];
    private int start;
    private int length;
    private int next;
    private int filled;

    /// <summary>The present line, without its end.</summary>
    public ReadOnlySpan<char> Line => buffer.AsSpan(start, length);

    /// <summary>Some characters of the present line.</summary>
    public ReadOnlySpan<char> Part(int from, int count) => buffer.AsSpan(start + from, count);

    /// <summary>The number of the present line, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>Moves to the next line; false at the end.</summary>
    /// <exception cref="IOException">The line is longer than a row should be.</exception>
    /// <exception cref="DecoderFallbackException">The text is not in this encoding.</exception>
    public bool MoveNext()
    {
        var looked = 0;
        do
        {
            var rest = buffer.AsSpan(next, filled - next);
            var end = rest[looked..].IndexOfAny('\r', '\n');
            looked = end < 0 ? rest.Length : looked + end;

            // A CR that comes last may be half of a CR LF.
            if (looked + 1 < rest.Length || (looked < rest.Length && rest[looked] == '\n'))
            {
                return Take(looked, rest[looked..] is ['\r', '\n', ..] ? 2 : 1);
            }
        } while (Fill());

        return next < filled && Take(looked, filled - next - looked);
    }

    public void Dispose() => text.Dispose();

    private bool Take(int characters, int ending)
    {
        ThrowIfTooLong(characters);
        (start, length) = (next, characters);
        next += characters + ending;
        Number++;
        return true;
    }

    private static void ThrowIfTooLong(int characters)
    {
        if (characters > Longest)
        {
            throw new IOException("A line is too long to be read at once.");
        }
    }

    private bool Fill()
    {
        buffer.AsSpan(next, filled - next).CopyTo(buffer);
        (next, filled) = (0, filled - next);
        ThrowIfTooLong(filled);
        if (filled == buffer.Length)
        {
            Array.Resize(ref buffer, 2 * filled);
        }

        var read = text.Read(buffer, filled, buffer.Length - filled);
        filled += read;
        return read > 0;
    }
}
