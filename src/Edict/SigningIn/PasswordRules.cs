using Edict.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Edict.SigningIn;

/// <summary>Whom and what a password must not be named after.</summary>
public sealed record PasswordOwner(string Name, string Email, string School);

/// <summary>What a password must be. Length counts; nobody is made to use signs or to change it.</summary>
public sealed class PasswordRules(EdictDb db) : IPasswordValidator<Account>
{
    public const int Shortest = 12;

    /// <summary>Long enough for any sentence, and short enough that hashing one keeps nobody waiting.</summary>
    public const int Longest = 128;

    public const string InWords =
        "At least 12 characters: three or four words that do not belong together are good. Not your name, not the school's, and none of the common passwords.";

    private const int FewestDifferent = 5;
    private const int ShortestName = 3;

    private static readonly string[] NotNames =
    [
        "mrs",
        "miss",
        "the",
        "and",
        "high",
        "school",
        "academy",
        "secondary",
        "college",
        "community",
        "grammar",
        "saint",
        "com",
        "org",
        "sch",
    ];

    private static readonly Lazy<HashSet<string>> Common = new(ReadCommon);

    public async Task<IdentityResult> ValidateAsync(
        UserManager<Account> manager,
        Account user,
        string? password
    )
    {
        var owner = await (
            from staff in db.Staff
            where staff.SchoolId == user.SchoolId && staff.Id == user.StaffId
            join school in db.Schools on staff.SchoolId equals school.Id
            select new PasswordOwner(staff.Name, staff.Email, school.Name)
        ).SingleAsync();
        return FaultIn(password, owner) is { } fault
            ? IdentityResult.Failed(new IdentityError { Description = fault })
            : IdentityResult.Success;
    }

    /// <returns>What to put right; null where the password may be used.</returns>
    public static string? FaultIn(string? password, PasswordOwner owner)
    {
        var plain = NameKey.Of(password ?? "");
        return (password ?? "").Length < Shortest
                ? $"Choose a password of at least {Shortest} characters"
            : password!.Length > Longest ? $"Choose a password of at most {Longest} characters"
            : NamesIn(owner.Name, owner.Email.Split('@')[0]).Any(plain.Contains)
                ? "Choose a password without your name in it"
            : NamesIn(owner.School, owner.Email.Split('@')[^1]).Any(plain.Contains)
                ? "Choose a password without the school's name in it"
            : IsCommon(plain)
                ? "Choose a password that fewer people use: this one is easily guessed"
            : null;
    }

    private static IEnumerable<string> NamesIn(params IEnumerable<string> texts) =>
        texts
            .SelectMany(text =>
                string.Concat(
                        NameKey.Of(text).Select(letter => char.IsLetter(letter) ? letter : ' ')
                    )
                    .Split(' ')
            )
            .Where(word => word.Length >= ShortestName && !NotNames.Contains(word));

    /// <summary>A listed one, also with digits and signs around it or written twice, and one of very few characters.</summary>
    private static bool IsCommon(string plain)
    {
        var core = plain.Trim([.. plain.Where(letter => !char.IsLetter(letter))]);
        var half = core[..(core.Length / 2)];
        return plain.Distinct().Count() < FewestDifferent
            || Common.Value.Contains(plain)
            || Common.Value.Contains(core)
            || (core == half + half && Common.Value.Contains(half));
    }

    private static HashSet<string> ReadCommon()
    {
        using var lines = new StreamReader(
            typeof(PasswordRules).Assembly.GetManifestResourceStream(
                "Edict.SigningIn.common-passwords.txt"
            )!
        );
        return [.. lines.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }
}
