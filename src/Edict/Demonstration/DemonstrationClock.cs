namespace Edict.Demonstration;

/// <summary>The demonstration's time: it begins at the school's Tuesday morning, and runs.</summary>
public sealed class DemonstrationClock(TimeProvider real) : TimeProvider
{
    private readonly long started = real.GetTimestamp();

    public override DateTimeOffset GetUtcNow() =>
        new DateTimeOffset(DemonstrationSchool.Now, TimeSpan.Zero) + real.GetElapsedTime(started);
}
