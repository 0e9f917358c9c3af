using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Edict.Data;

/// <summary>How a batch of marks came to be.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Entered>))]
public enum Entered : byte
{
    Typed = 1,
    Pasted,

    /// <summary>Taken over from the cycle before, as a deliberate act.</summary>
    SameAsLastTime,

    /// <summary>Blanks filled with a 2, as a deliberate act.</summary>
    FilledWithTwo,
}

public static class EnteredNames
{
    /// <summary>The deliberate acts, each of which fills many cells at once: their marks are told apart from those that were thought over one by one.</summary>
    public static IReadOnlyList<Entered> Acts { get; } =
    [Entered.SameAsLastTime, Entered.FilledWithTwo];

    public static bool IsAct(this Entered entered) => Acts.Contains(entered);

    /// <summary>An act as its button says it.</summary>
    public static string Words(this Entered act) =>
        act == Entered.SameAsLastTime ? "Same as last time" : "Fill blanks with 2";

    /// <summary>An act's key on the sheet, which stands beside each of its marks.</summary>
    public static string Sign(this Entered act) => act == Entered.SameAsLastTime ? "=" : "*";
}

/// <summary>A batch of cells that a browser sent, with the answer it got: sent again after a lost answer, it changes nothing twice.</summary>
public sealed class SavedBatch
{
    /// <summary>Made by the browser.</summary>
    public required Guid Id { get; init; }

    public required Guid SchoolId { get; init; }

    public required Guid CycleId { get; init; }

    public required Guid ClassId { get; init; }

    public required Guid StaffId { get; init; }

    public required Entered Entered { get; init; }

    /// <summary>How many cells it changed.</summary>
    public required int Cells { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>As JSON.</summary>
    public required string Answer { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<SavedBatch>
    {
        public void Configure(EntityTypeBuilder<SavedBatch> builder)
        {
            builder.HasKey(batch => new { batch.SchoolId, batch.Id });
            builder.HasIndex(batch => new
            {
                batch.SchoolId,
                batch.CycleId,
                batch.ClassId,
            });
            builder
                .HasOne<Cycle>()
                .WithMany()
                .HasForeignKey(batch => new { batch.SchoolId, batch.CycleId });
            builder
                .HasOne<TeachingClass>()
                .WithMany()
                .HasForeignKey(batch => new { batch.SchoolId, batch.ClassId });
            builder
                .HasOne<Staff>()
                .WithMany()
                .HasForeignKey(batch => new { batch.SchoolId, batch.StaffId });
        }
    }
}
