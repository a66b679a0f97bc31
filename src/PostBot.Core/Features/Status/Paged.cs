namespace PostBot.Core.Features.Status;

/// <summary>One page of a long list.</summary>
/// <param name="all">The whole list.</param>
/// <param name="most">Lines on a page.</param>
/// <param name="page">From 1; past the end it is the last.</param>
internal sealed class Paged<T>(IReadOnlyList<T> all, int most, int page)
{
    private readonly int number = Math.Clamp(page, 1, Math.Max(1, (all.Count + most - 1) / most));

    public IReadOnlyList<T> Shown => [.. all.Skip((number - 1) * most).Take(most)];

    /// <summary>What comes after this page.</summary>
    public IReadOnlyList<T> Rest => [.. all.Skip(number * most)];

    public bool IsMore => all.Count > number * most;

    /// <summary><c>, page 2 of 5</c>; empty when there is only one.</summary>
    public string Where => all.Count <= most ? "" : $", page {number} of {(all.Count + most - 1) / most}";

    /// <summary>What a line needs at its end to show this page once more.</summary>
    public string Again => number == 1 ? "" : $" page {number}";
}
