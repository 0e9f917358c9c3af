namespace Edict.Overview;

/// <summary>Who may have given some reports, all of them: as narrow as files and the posts of classes tell, and no narrower.</summary>
/// <param name="Among">The names of whom one may have; null for anybody of the staff.</param>
/// <param name="Unlisted">The name that a file gives for a class which nobody holds, where the staff list does not have it: it may be another spelling of any that it has.</param>
public sealed record GivenBy(IReadOnlySet<string>? Among, string? Unlisted)
{
    public static GivenBy Anybody { get; } = new(null, null);

    /// <summary>Who may have given both these and those; null where nobody may: they come from several.</summary>
    /// <param name="more">Null for what comes from several.</param>
    public GivenBy? And(GivenBy? more)
    {
        if (
            more is null
            || (Unlisted ?? more.Unlisted) != (more.Unlisted ?? Unlisted)
            || Among?.Overlaps(more.Among ?? Among) == false
        )
        {
            return null;
        }

        return new(InBoth(Among, more.Among), Unlisted ?? more.Unlisted);
    }

    private static IReadOnlySet<string>? InBoth(
        IReadOnlySet<string>? some,
        IReadOnlySet<string>? others
    ) =>
        some is null ? others
        : others is null || some.IsSubsetOf(others) ? some
        : some.Intersect(others).ToHashSet();
}
