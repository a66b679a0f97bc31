using System.Globalization;
using System.Text.RegularExpressions;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Features.Status;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Around;

/// <summary>Where some words occur: productions, episodes, rooms, people, deadlines, bookings and notes that the asker may see.</summary>
internal sealed partial class FindCommand : ICommand
{
    private const int PageLines = 15;

    private static readonly RestArgument words = new("words", "Which words?") { Example = "trim the pause" };

    public Definition Definition { get; } = new()
    {
        Verbs = ["find", "search"],
        Summary = "Find words in productions, people, rooms, notes, bookings and deadlines",
        Examples = ["find pause", "find color 1"],
        Phrasings =
        [
            "search for {words}",
            "look for {words}",
            "where did we talk about {words}",
        ],
        Role = Role.Viewer,
        Outsiders = true,
        Arguments = [words],
        Topic = "Getting around",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var typed = Typed.Clean(turn.Get(words)).Replace('\n', ' ').Trim();
        var number = 1;
        if (OnPage().Match(typed) is { Success: true } match)
        {
            number = int.Parse(match.Groups[2].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
            typed = match.Groups[1].Value;
        }
        typed = typed.Trim('"', '“', '”', ' ');
        if (!typed.Any(char.IsLetterOrDigit)) return Answer.No("Which words shall I look for? For example: find trim the pause");
        var said = Typed.Shorten(typed, 60);
        var finding = new Finding(turn, typed);
        var found = await finding.All(cancel);
        if (found.Count == 0) return Answer.Yes(new Card($"Nothing you can see has \"{said}\" in it").With(new Line("Every word has to be there; try fewer of them.")));
        var paged = new Paged<Hit>(found, PageLines, number);
        var card = new Card($"{Lists.Count(found.Count, "place")} with \"{said}\"{paged.Where}").With(paged.Shown.Select(hit => new Line(hit.Says)));
        if (finding.IsCut) card = card.With(new Small($"Of each kind the first {Finding.Most}; more words find fewer."));
        card = card.Offer(paged.Shown.Where(hit => hit.Show is not null).Take(3).Select(hit => hit.Show!));
        return Answer.Yes(paged.IsMore ? card.Offer(new Button("Show more", $"find {typed} page {number + 1}")) : card);
    }

    [GeneratedRegex(@"^(.+?)\s+page\s+(\d{1,5})$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OnPage();
}
