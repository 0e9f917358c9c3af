using System.Numerics;

namespace Edict.Protocol;

/// <summary>A set of small whole numbers, 1 to 15: the ratings that are tracked, the deciles or pathways of a group.</summary>
public readonly record struct NumberSet
{
    private readonly ushort bits;

    private NumberSet(ushort bits) => this.bits = bits;

    public int Count => BitOperations.PopCount(bits);

    /// <exception cref="ArgumentOutOfRangeException">A number below 1 or above 15.</exception>
    public static NumberSet Of(params ReadOnlySpan<int> numbers)
    {
        ushort set = 0;
        foreach (var number in numbers)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(number, 15);
            set |= (ushort)(1 << number);
        }

        return new NumberSet(set);
    }

    /// <summary>False for 0, which stands for a blank: unknown is in no set.</summary>
    public bool Has(byte number) => ((bits >> number) & 1) != 0;

    public IEnumerable<int> Members()
    {
        for (var number = 1; number <= 15; number++)
        {
            if (Has((byte)number))
            {
                yield return number;
            }
        }
    }
}
