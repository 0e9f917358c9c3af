using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Edict.Data;

/// <summary>An instant read back from the database as the UTC that it was written as.</summary>
public sealed class UtcInstant()
    : ValueConverter<DateTime, DateTime>(
        instant => instant,
        stored => DateTime.SpecifyKind(stored, DateTimeKind.Utc)
    );
