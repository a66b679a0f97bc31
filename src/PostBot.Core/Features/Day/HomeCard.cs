using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Day;

/// <summary>A person's own page in any chat: their day, and what waits for them with the buttons that settle it. Drawn anew each time it is shown.</summary>
internal static class HomeCard
{
    private const int MostLines = 12;

    /// <summary>What acts, leaving room for the day's and the week's own buttons.</summary>
    private const int MostActs = 3;

    /// <param name="view">Its reader is the person.</param>
    public static async Task<Card> Draw(View view, Person person, CancellationToken cancel)
    {
        var span = DaySpan.Today(view.Now, view.Names.ZoneOf(person));
        var sheet = await DaySheet.Load(view, person, span, all: false, cancel);
        var day = new DayCard(view, person, span, sheet);
        List<Line> things = [.. day.Things()];
        List<Text> waiting = [.. day.Waiting()];
        var card = new Card(day.Headline()).With(things.Take(MostLines));
        if (things.Count > MostLines) card = card.With(new Line($"And {things.Count - MostLines} more in my day"));
        card = card.With(waiting.Take(MostLines).Select(text => new Line((Text)"Waiting for you: " + text)));
        if (waiting.Count > MostLines) card = card.With(new Line($"And {waiting.Count - MostLines} more wait for you"));
        return card.Offer(Acts(sheet).Take(MostActs)).Offer(new Button("Refresh", "home"), new Button("My week", "my week"));
    }

    /// <summary>What settles a thing, the most pressing first.</summary>
    private static IEnumerable<Button> Acts(DaySheet sheet)
    {
        foreach (var deadline in sheet.MyLate.Concat(sheet.Due)) yield return new Button($"Done D{deadline.Number}", $"done D{deadline.Number}");
        foreach (var one in sheet.ToAcknowledge) yield return new Button($"Ack X{one.Broadcast.Number}", $"ack X{one.Broadcast.Number}");
        foreach (var hold in sheet.ToConfirm) yield return new Button($"Confirm B{hold.Number}", $"confirm B{hold.Number}");
        foreach (var one in sheet.Notes) yield return new Button($"Notes F{one.Round.Number}", $"notes F{one.Round.Number} open");
    }
}
