using System.Text;

namespace Edict.Importing;

/// <summary>In which encoding a text file is written: UTF-8 where all of it is, else Windows-1252, as Excel writes in Britain.</summary>
public static class TextEncoding
{
    private const int BlockSize = 64 * 1024;

    public static Encoding Of(Stream file)
    {
        var decoder = new UTF8Encoding(false, throwOnInvalidBytes: true).GetDecoder();
        var bytes = new byte[BlockSize];
        var characters = new char[BlockSize + 1];
        try
        {
            int read;
            while ((read = file.Read(bytes)) > 0)
            {
                decoder.GetChars(bytes.AsSpan(0, read), characters, flush: false);
            }

            decoder.GetChars([], characters, flush: true);
            return Encoding.UTF8;
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
        }
    }
}
