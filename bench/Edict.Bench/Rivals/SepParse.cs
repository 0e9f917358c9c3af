using System.Runtime.CompilerServices;
using System.Text;
using nietras.SeparatedValues;

namespace Edict.Bench.Rivals;

/// <summary>The floor: Sep parses every column of every row on one thread, and nothing else is done.</summary>
internal static class SepParse
{
    private const int BlockSize = 64 * 1024;

    /// <summary>The number of characters in all cells below the header, so that each cell was looked at.</summary>
    /// <remarks>
    /// Compiled in full at its first call: it is called too seldom to be compiled better later, and code compiled ahead of
    /// time calls across assemblies for every cell, which took half as long again.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static long LengthOfCells(string path)
    {
        using var reader = Open(path);
        var length = 0L;
        foreach (var row in reader)
        {
            for (var column = 0; column < row.ColCount; column++)
            {
                length += row[column].Span.Length;
            }
        }

        return length;
    }

    /// <summary>A file as Sep reads it fastest here: blocks of 64 KB without a second buffer below them.</summary>
    public static SepReader Open(string path)
    {
        var file = new FileStream(
            path,
            FileMode.Open,
            FileAccess.Read,
            FileShare.Read,
            0,
            FileOptions.SequentialScan
        );
        return Sep.New(',').Reader().From(new StreamReader(file, Encoding.UTF8, true, BlockSize));
    }
}
