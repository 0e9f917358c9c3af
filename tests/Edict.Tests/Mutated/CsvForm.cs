using System.Text;

namespace Edict.Tests.Mutated;

/// <summary>One of the forms in which an office's programs write a table.</summary>
internal sealed record CsvForm(char Separator, string LineEnd, Encoding Encoding)
{
    private static readonly char[] Separators = [',', ';', '\t'];
    private static readonly string[] LineEnds = ["\n", "\r\n", "\r"];
    private static readonly Encoding[] Encodings =
    [
        new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        new UTF8Encoding(encoderShouldEmitUTF8Identifier: true),
        CodePagesEncodingProvider.Instance.GetEncoding(1252)!,
    ];

    public static CsvForm Any(Random random) =>
        new(
            Separators[random.Next(Separators.Length)],
            LineEnds[random.Next(LineEnds.Length)],
            Encodings[random.Next(Encodings.Length)]
        );

    public byte[] Bytes(Sheet sheet) =>
        [
            .. Encoding.Preamble,
            .. Encoding.GetBytes(PlainCsv.Write(sheet.Rows, Separator, LineEnd)),
        ];

    public override string ToString() =>
        $"separator {(int)Separator}, line end {LineEnd.Length} of {(int)LineEnd[0]}, {Encoding.WebName}";
}
