using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.People;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Day;

/// <summary>What the commands about a day or a week share: whose it is, and who may ask.</summary>
internal static class DayAnswer
{
    /// <param name="span">The day or week, on the clock of whoever it is about.</param>
    /// <param name="who">Whose; null when nobody was named: then a coordinator sees everybody's.</param>
    /// <param name="mine">The asker's own, also for a coordinator.</param>
    public static async Task<Answer> Of(Turn turn, Func<NodaTime.Instant, NodaTime.DateTimeZone, DaySpan> span, Named? who, int page, bool mine, CancellationToken cancel)
    {
        if (who is not null && who.Person?.Id != turn.Asker.Id && !Policy.IsInside(turn.Asker)) return Answer.No("You can ask about your own days here. Nothing else is shown.", new Button("My day", "my day"));
        if (who is { Person: null }) return Answer.No($"I have not met \"{Typed.Shorten(who.Handle, 60)}\" yet, so there is nothing to show.");
        var person = who?.Person ?? turn.Asker;
        var all = !mine && who is null && person.Role >= Role.Coordinator;
        var view = turn.View;
        var days = span(turn.Now, turn.Names.ZoneOf(person));
        var sheet = await DaySheet.Load(view, person, days, all, cancel);
        var line = mine ? $"my {(days.Days == 1 ? "day" : "week")}" : who is null ? days.Line : $"{days.Line} \"{person.Name}\"";
        return Answer.Yes(new DayCard(view, person, days, sheet).Draw(line, page > 0 ? page : 1));
    }
}
