using System.Text;

namespace Edict.Importing;

/// <summary>
/// A text file as the office's programs write it: UTF-8 where all of it is, else Windows-1252, as Excel writes in Britain;
/// lines end in LF, CR LF or CR alone.
/// </summary>
public sealed class TextFile
{
    private const int BlockSize = 64 * 1024;

    /// <summary>As Excel writes in Britain.</summary>
    public static Encoding Windows1252 => CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>UTF-8 that does not pass over what is none.</summary>
    public static readonly Encoding Utf8 = StrictUtf8();

    private readonly string path;
    private readonly Encoding encoding;
    private readonly bool hasLoneReturns;

    private static Encoding StrictUtf8()
    {
        var strict = (Encoding)Encoding.UTF8.Clone();
        strict.DecoderFallback = DecoderFallback.ExceptionFallback;
        return strict;
    }

    private TextFile(string path, Encoding encoding, bool hasLoneReturns) =>
        (this.path, this.encoding, this.hasLoneReturns) = (path, encoding, hasLoneReturns);

    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnreadableException">The file holds a NUL, which no text does.</exception>
    public static TextFile At(string path)
    {
        using var file = File.OpenRead(path);
        var bytes = new byte[BlockSize];
        var utf8 = new Utf8Check();
        var (lone, endsInReturn) = (false, false);
        int read;
        while ((read = file.Read(bytes)) > 0)
        {
            var block = bytes.AsSpan(0, read);
            if (block.Contains((byte)0) && !IsUtf16(path))
            {
                throw new UnreadableException(
                    "a character that no text holds (NUL); expected a CSV file, so export it again, or save it as CSV from Excel",
                    LineOfNul(path)
                );
            }

            utf8.Take(block);
            lone |= (endsInReturn && block[0] != '\n') || HasLoneReturn(block);
            endsInReturn = block[^1] == '\r';
        }

        return new(path, utf8.Holds() ? Utf8 : Windows1252, lone || endsInReturn);
    }

    /// <summary>The text, in which no line ends in CR alone.</summary>
    public TextReader Open()
    {
        var text = new StreamReader(path, encoding);
        return hasLoneReturns ? new LoneReturns(text) : text;
    }

    /// <summary>Whether the text says by its first two bytes that it is UTF-16, as Excel's "Unicode text" does.</summary>
    private static bool IsUtf16(string path)
    {
        using var file = File.OpenRead(path);
        return (file.ReadByte(), file.ReadByte()) is (0xFF, 0xFE) or (0xFE, 0xFF);
    }

    private static int LineOfNul(string path)
    {
        using var text = new StreamReader(path, Encoding.Latin1);
        var (line, before) = (1, 0);
        for (int c; (c = text.Read()) > 0; before = c)
        {
            line += c == '\r' || (c == '\n' && before != '\r') ? 1 : 0;
        }

        return line;
    }

    private static bool HasLoneReturn(ReadOnlySpan<byte> block)
    {
        var at = block.IndexOf((byte)'\r');
        while (at >= 0 && at + 1 < block.Length)
        {
            if (block[at + 1] != '\n')
            {
                return true;
            }

            block = block[(at + 1)..];
            at = block.IndexOf((byte)'\r');
        }

        return false;
    }

    /// <summary>Whether bytes, taken block by block, are UTF-8.</summary>
    private sealed class Utf8Check
    {
        private readonly Decoder decoder = Utf8.GetDecoder();
        private readonly char[] characters = new char[BlockSize + 1];
        private bool holds = true;

        public void Take(ReadOnlySpan<byte> block) => Decode(block, flush: false);

        public bool Holds()
        {
            Decode([], flush: true);
            return holds;
        }

        private void Decode(ReadOnlySpan<byte> block, bool flush)
        {
            try
            {
                if (holds)
                {
                    decoder.GetChars(block, characters, flush);
                }
            }
            catch (DecoderFallbackException)
            {
                holds = false;
            }
        }
    }

    /// <summary>Reads a CR alone as LF: the table's reader takes one kind of line end a file, and in a cell both are a line break.</summary>
    private sealed class LoneReturns(StreamReader text) : TextReader
    {
        public override int Read(char[] buffer, int index, int count)
        {
            var read = text.Read(buffer, index, count);
            var end = index + read;
            for (var at = index; at < end; at++)
            {
                if (buffer[at] == '\r' && (at + 1 < end ? buffer[at + 1] : text.Peek()) != '\n')
                {
                    buffer[at] = '\n';
                }
            }

            return read;
        }

        protected override void Dispose(bool disposing)
        {
            text.Dispose();
            base.Dispose(disposing);
        }
    }
}
