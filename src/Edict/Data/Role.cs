using Edict.People;
using Edict.Protocol;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Edict.Data;

/// <summary>A post held by somebody for something, from a date to a date. A stand-in holds one too.</summary>
public sealed class Role : ISchoolFact
{
    public required Guid Id { get; init; }

    public required Guid SchoolId { get; init; }

    public required Guid StaffId { get; init; }

    public required Post Post { get; init; }

    /// <summary>For a curriculum leader.</summary>
    public Guid? FacultyId { get; init; }

    /// <summary>For a pupil support leader.</summary>
    public string? House { get; set; }

    /// <summary>For a year head.</summary>
    public StageSet Stages { get; init; }

    /// <summary>For a teacher.</summary>
    public Guid? ClassId { get; init; }

    public required DateOnly From { get; init; }

    /// <summary>The last day; null while no end is set.</summary>
    public DateOnly? To { get; set; }

    /// <summary>The colleague whose post it is, for a stand-in.</summary>
    public Guid? StandsInForId { get; init; }

    /// <summary>Who asked for it, while a second person has not said yes: until then it is not held.</summary>
    public Guid? AskedById { get; set; }

    /// <summary>Whether it is held on a day.</summary>
    public bool IsHeldOn(DateOnly day) =>
        AskedById is null && From <= day && (To is null || To >= day);

    internal sealed class Mapping : IEntityTypeConfiguration<Role>
    {
        public void Configure(EntityTypeBuilder<Role> builder)
        {
            builder.HasKey(role => new { role.SchoolId, role.Id });
            builder.HasIndex(role => new { role.SchoolId, role.StaffId });
            builder
                .HasOne<Staff>()
                .WithMany()
                .HasForeignKey(role => new { role.SchoolId, role.StaffId });
            builder
                .HasOne<Staff>()
                .WithMany()
                .HasForeignKey(role => new { role.SchoolId, role.StandsInForId });
            builder
                .HasOne<Staff>()
                .WithMany()
                .HasForeignKey(role => new { role.SchoolId, role.AskedById });
            builder
                .HasOne<Faculty>()
                .WithMany()
                .HasForeignKey(role => new { role.SchoolId, role.FacultyId });
            builder
                .HasOne<TeachingClass>()
                .WithMany()
                .HasForeignKey(role => new { role.SchoolId, role.ClassId });
        }
    }
}

public static class RoleQueries
{
    public static IQueryable<Role> HeldOn(this IQueryable<Role> roles, DateOnly day) =>
        roles.Where(role =>
            role.AskedById == null && role.From <= day && (role.To == null || role.To >= day)
        );
}
