using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace Edict.Pages;

/// <summary>What is said of a value that a form's field cannot hold, in place of the platform's sentences. The link to it names the field.</summary>
public static class BindingWords
{
    private const string Expected =
        "give a day as 2027-02-28, a number in figures, and anything else as the page offers it";

    public static void PutInto(DefaultModelBindingMessageProvider words)
    {
        words.SetAttemptedValueIsInvalidAccessor((value, _) => Of(value));
        words.SetNonPropertyAttemptedValueIsInvalidAccessor(Of);
        words.SetValueIsInvalidAccessor(Of);
        words.SetValueMustNotBeNullAccessor(_ => Of(""));
        words.SetUnknownValueIsInvalidAccessor(_ => Of(""));
        words.SetNonPropertyUnknownValueIsInvalidAccessor(() => Of(""));
        words.SetMissingBindRequiredValueAccessor(_ => Of(""));
        words.SetMissingKeyOrValueAccessor(() => Of(""));
        words.SetValueMustBeANumberAccessor(_ => Of(""));
        words.SetNonPropertyValueMustBeANumberAccessor(() => Of(""));
        words.SetMissingRequestBodyRequiredValueAccessor(() => Of(""));
    }

    private static string Of(string value) =>
        $"{(value.Length == 0 ? "What was sent" : $"“{value}”")} cannot be read here: {Expected}";
}
