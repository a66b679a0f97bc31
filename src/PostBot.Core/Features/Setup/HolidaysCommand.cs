using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.People;
using PostBot.Domain.Schedules;

namespace PostBot.Core.Features.Setup;

/// <summary>The days to come on which the studio does not work.</summary>
internal sealed class HolidaysCommand : ICommand
{
    private const int MostLines = 20;

    private static readonly FlagArgument all = new("all") { Example = "all", Required = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["holidays", "holiday", "bank holidays"],
        Summary = "See the days on which the studio does not work",
        Examples = ["holidays", "holidays all"],
        Role = Role.Viewer,
        Arguments = [all],
        Topic = "Setting up",
    };

    public Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var today = turn.Now.InZone(turn.Names.Zone).Date;
        var shown = turn.Names.Holidays.Where(holiday => turn.Has(all) || holiday.Date >= today).ToList();
        var past = turn.Names.Holidays.Count - shown.Count;
        var week = WorkingWeek.Say(turn.Names.Week.Days);
        var how = new Line((Text)"Add one like this: " + new Code("holiday add 25 Dec \"Christmas Day\""));
        if (shown.Count == 0) return Task.FromResult(Answer.Yes(new Card($"No holidays are set. The studio works {week}.").With(how)));
        var most = turn.Has(all) ? int.MaxValue : MostLines;
        var card = new Card($"{Lists.Count(shown.Count, turn.Has(all) ? "holiday" : "holiday to come", turn.Has(all) ? "holidays" : "holidays to come")}; otherwise the studio works {week}")
            .With(shown.Take(most).Select(holiday => new Line(Times.Day(holiday.Date, today) + (holiday.Name.Length > 0 ? $" · {holiday.Name}" : ""))))
            .With(how);
        if (shown.Count > most || past > 0) card = card.Offer(new Button("Show all", "holidays all"));
        return Task.FromResult(Answer.Yes(card));
    }
}
