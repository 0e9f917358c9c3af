using Edict.Data;
using Edict.Protocol;

namespace Edict.People;

/// <summary>A role in words, with what it is held for; of a teacher the post alone.</summary>
public static class RoleWords
{
    /// <param name="faculties">Their names.</param>
    public static string Of(Role role, IReadOnlyDictionary<Guid, string> faculties) =>
        role.Post switch
        {
            Post.Leadership => "Leadership",
            Post.YearHead => $"Year head {role.Stages.Words()}",
            Post.CurriculumLeader => $"CL {faculties[role.FacultyId!.Value]}",
            Post.PupilSupportLeader => $"PSL {role.House}",
            Post.SupportForLearning => "SfLL",
            Post.Teacher => "Class teacher",
            _ => "Office",
        };
}
