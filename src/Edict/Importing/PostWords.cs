using Edict.People;

namespace Edict.Importing;

/// <summary>The posts as files name them.</summary>
public static class PostWords
{
    /// <summary>The words that are expected, for a message.</summary>
    public const string Expected =
        "Class teacher, CL, PSL, SfLL, Year head, Leadership or Office, or blank";

    /// <summary>The post that a text names, without regard to case, spaces and punctuation; null for none.</summary>
    public static Post? Read(string text) =>
        FieldNames.Folded(text) switch
        {
            "classteacher" or "teacher" => Post.Teacher,
            "cl" or "curriculumleader" => Post.CurriculumLeader,
            "psl" or "pupilsupportleader" => Post.PupilSupportLeader,
            "sfll" or "supportforlearningleader" => Post.SupportForLearning,
            "yearhead" => Post.YearHead,
            "leadership" or "head" or "headteacher" or "depute" or "deputehead" => Post.Leadership,
            "office" => Post.Office,
            _ => null,
        };
}
