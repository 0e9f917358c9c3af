using Edict.Protocol;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Edict.Data;

/// <summary>A pupil of the school, present or past.</summary>
public sealed class Pupil : ISchoolFact
{
    public required Guid Id { get; init; }

    public required Guid SchoolId { get; init; }

    /// <summary>Scottish Candidate Number: nine digits.</summary>
    public required string Scn { get; init; }

    public required string Surname { get; set; }

    public required string Forename { get; set; }

    /// <summary>
    /// Whether the record says that the pupil has additional support needs; null where it does not. It makes no member of a
    /// group: of these the support for learning leader chooses (P15).
    /// </summary>
    public bool? HasNeeds { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Pupil>
    {
        public void Configure(EntityTypeBuilder<Pupil> builder)
        {
            builder.HasKey(pupil => new { pupil.SchoolId, pupil.Id });
            builder.HasIndex(pupil => new { pupil.SchoolId, pupil.Scn }).IsUnique();
            builder.HasOne<School>().WithMany().HasForeignKey(pupil => pupil.SchoolId);
        }
    }
}

/// <summary>A pupil in a session: stage, registration class and house as they are now.</summary>
public sealed class Enrolment : ISchoolFact
{
    public required Guid SchoolId { get; init; }

    public required string Session { get; init; }

    public required Guid PupilId { get; init; }

    public required Stage Stage { get; set; }

    /// <summary>Empty where it is not known.</summary>
    public required string RegistrationClass { get; set; }

    /// <summary>Empty for a pupil without a house.</summary>
    public required string House { get; set; }

    /// <summary>The first day on which the pupil was no longer at the school; null for one who is.</summary>
    public DateOnly? LeftOn { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Enrolment>
    {
        public void Configure(EntityTypeBuilder<Enrolment> builder)
        {
            builder.HasKey(enrolment => new
            {
                enrolment.SchoolId,
                enrolment.Session,
                enrolment.PupilId,
            });
            builder
                .HasOne<Session>()
                .WithMany()
                .HasForeignKey(enrolment => new { enrolment.SchoolId, enrolment.Session });
            builder
                .HasOne<Pupil>()
                .WithMany()
                .HasForeignKey(enrolment => new { enrolment.SchoolId, enrolment.PupilId });
        }
    }
}
