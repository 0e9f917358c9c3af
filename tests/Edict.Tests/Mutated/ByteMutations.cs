using System.Text;

namespace Edict.Tests.Mutated;

/// <summary>What goes wrong with bytes, whatever they stand for: text, or the archive that a workbook is.</summary>
internal static class ByteMutations
{
    private static readonly byte[][] Odd =
    [
        [0xEF, 0xBB, 0xBF],
        [0xFF, 0xFE],
        [0xED, 0xA0, 0x80],
        [0xC3],
        [0xE9],
        [0x81],
        [0],
        [(byte)'"'],
        [(byte)'\r'],
        [(byte)'\n'],
        [(byte)'\r', (byte)'\r', (byte)'\n'],
        [0x1A],
        [0xF0, 0x9F, 0x98],
    ];

    private static readonly byte[] Separators = ",;\t"u8.ToArray();

    public static IReadOnlyList<(string Name, Func<byte[], Random, byte[]> Change)> OfAny { get; } =
    [
        ("bits flipped", FlipBits),
        ("the end cut off", Truncate),
        ("a range given twice", RepeatRange),
        ("a range zeroed", ZeroRange),
        ("a range removed", RemoveRange),
        ("odd bytes put in", PutOdd),
        ("bytes of another file", Splice),
    ];

    public static IReadOnlyList<(
        string Name,
        Func<byte[], Random, byte[]> Change
    )> OfText { get; } =
    [
        .. OfAny,
        ("another separator from here on", ChangeSeparator),
        ("line ends turned into returns", TurnIntoReturns),
        ("a mark of byte order in front", PutMarkInFront),
    ];

    private static byte[] FlipBits(byte[] bytes, Random random)
    {
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
        }

        return bytes;
    }

    private static byte[] Truncate(byte[] bytes, Random random) =>
        bytes[..random.Next(bytes.Length)];

    private static byte[] RepeatRange(byte[] bytes, Random random)
    {
        var (from, to) = Range(bytes, random);
        return [.. bytes[..to], .. bytes[from..]];
    }

    private static byte[] ZeroRange(byte[] bytes, Random random)
    {
        var (from, to) = Range(bytes, random);
        Array.Clear(bytes, from, to - from);
        return bytes;
    }

    private static byte[] RemoveRange(byte[] bytes, Random random)
    {
        var (from, to) = Range(bytes, random);
        return [.. bytes[..from], .. bytes[to..]];
    }

    private static byte[] PutOdd(byte[] bytes, Random random) =>
        PutAt(bytes, random.Next(bytes.Length + 1), Odd[random.Next(Odd.Length)]);

    private static byte[] Splice(byte[] bytes, Random random)
    {
        var other = CsvForm.Any(random).Bytes(SoundFiles.One((FileKind)random.Next(2), random));
        var (from, to) = Range(other, random);
        return PutAt(bytes, random.Next(bytes.Length + 1), other[from..to]);
    }

    private static byte[] ChangeSeparator(byte[] bytes, Random random)
    {
        var from = random.Next(bytes.Length);
        var to = Separators[random.Next(Separators.Length)];
        return
        [
            .. bytes[..from],
            .. bytes[from..].Select(one => Separators.Contains(one) ? to : one),
        ];
    }

    private static byte[] TurnIntoReturns(byte[] bytes, Random random)
    {
        var share = random.Next(1, 4);
        return [.. bytes.Select(one => one == '\n' && random.Next(share) == 0 ? (byte)'\r' : one)];
    }

    private static byte[] PutMarkInFront(byte[] bytes, Random random) =>
        PutAt(bytes, 0, random.Next(3) == 0 ? [0xFF, 0xFE] : Encoding.UTF8.GetPreamble());

    private static byte[] PutAt(byte[] bytes, int at, byte[] more) =>
        [.. bytes[..at], .. more, .. bytes[at..]];

    private static (int From, int To) Range(byte[] bytes, Random random)
    {
        var from = random.Next(bytes.Length);
        return (from, random.Next(from, Math.Min(bytes.Length, from + 200)));
    }
}
