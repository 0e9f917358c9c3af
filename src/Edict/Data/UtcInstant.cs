using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Edict.Data;

/// <summary>An instant in UTC, to the microsecond: PostgreSQL keeps no finer, and both engines keep the same.</summary>
public sealed class UtcInstant()
    : ValueConverter<DateTime, DateTime>(
        instant => new DateTime(
            instant.Ticks - instant.Ticks % TimeSpan.TicksPerMicrosecond,
            DateTimeKind.Utc
        ),
        stored => DateTime.SpecifyKind(stored, DateTimeKind.Utc)
    );
