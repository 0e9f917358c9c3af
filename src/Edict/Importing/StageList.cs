using Edict.Protocol;

namespace Edict.Importing;

/// <summary>Stages as a cell lists them: <c>S1, S2</c>, <c>S1/S2</c>, <c>S1 S2</c> or <c>S1-S3</c>.</summary>
public static class StageList
{
    private static readonly char[] Separators = [',', ';', '/', '&', ' '];
    private static readonly char[] Dashes = ['-', '–'];

    /// <summary>None for a blank; false where a part is no stage, or a range runs backwards.</summary>
    public static bool TryRead(string text, out StageSet stages)
    {
        stages = StageSet.None;
        foreach (var part in text.Split(Separators, StringSplitOptions.RemoveEmptyEntries))
        {
            var ends = part.Split(Dashes).Select(end => Stages.Read(end)).ToList();
            if (ends.Count > 2 || ends.Contains(Stage.None) || ends[0] > ends[^1])
            {
                return false;
            }

            stages |= Stages.Of(Stages.Each.Where(stage => stage >= ends[0] && stage <= ends[^1]));
        }

        return true;
    }
}
