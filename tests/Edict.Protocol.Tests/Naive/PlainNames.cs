namespace Edict.Protocol.Tests.Naive;

/// <summary>Few names, so that reports meet.</summary>
public static class PlainNames
{
    public static string[] Pupils { get; } = ["Ann", "Ben", "Cal", "Dee", "Eve", "Fay"];

    public static string[] Faculties { get; } = ["Arts", "Maths", "Science", "Languages", "PE"];

    public static string[] Subjects { get; } = ["Music", "Physics", "French"];

    public static string?[] Levels { get; } = [null, "N5", "H", "AH"];
}

/// <summary>The number that each name is given, by the name's place; a blank level is 0 whatever the numbering.</summary>
public sealed record Numbering(int[] Pupils, int[] Faculties, int[] Subjects, int[] Levels)
{
    public static Numbering InOrder { get; } =
        new([0, 1, 2, 3, 4, 5], [0, 1, 2, 3, 4], [0, 1, 2], [1, 2, 3]);

    public int Pupil(string name) => Pupils[Array.IndexOf(PlainNames.Pupils, name)];

    public int Faculty(string name) => Faculties[Array.IndexOf(PlainNames.Faculties, name)];

    public int Subject(string name) => Subjects[Array.IndexOf(PlainNames.Subjects, name)];

    public int Level(string? name) =>
        name is null ? 0 : Levels[Array.IndexOf(PlainNames.Levels, name) - 1];

    public string? LevelName(int number) => PlainNames.Levels.Single(name => Level(name) == number);
}
