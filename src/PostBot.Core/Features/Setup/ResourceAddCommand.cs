using System.Globalization;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.Bookings;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Setup;

/// <summary>A room, stage or rig that can be booked.</summary>
internal sealed class ResourceAddCommand : ICommand
{
    private static readonly WordArgument rate = new("rate", "What does a day cost?", Money) { Example = "1800/day", Leads = ["rate", "at"], Required = false };

    private static readonly WordArgument zone = new("zone", "In which time zone is it?", Zones.Find) { Example = "Europe/London", Leads = ["zone"], Required = false };

    private static readonly RestArgument what = new("resource", "Which room, and of what class?") { Example = "\"Color 1\" color" };

    public Definition Definition { get; } = new()
    {
        Verbs = ["resource add", "room add", "suite add", "stage add", "add resource"],
        Summary = "Add a suite, stage or rig that can be booked",
        Examples = ["resource add \"Color 1\" color", "resource add \"Mix A\" mix"],
        Role = Role.Coordinator,
        Arguments = [rate, zone, what],
        Changes = true,
        Topic = "Setting up",
    };

    public Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var words = Words.Of(turn.Get(what));
        var end = words.Count;
        string? price = null;
        if (end > 2 && Money(words[end - 1].Text) is { } last)
        {
            price = last;
            end--;
            if (end > 2 && (words[end - 1].Is("rate") || words[end - 1].Is("at"))) end--;
        }
        var quoted = words.Count > 0 && words[0].Quoted;
        var nameWords = quoted ? 1 : end > 1 && !char.IsAsciiDigit(words[end - 1].Text[0]) ? end - 1 : end;
        var name = Typed.Shorten(Typed.Clean(words.Join(0, nameWords)), 60).Trim();
        var kind = end > nameWords ? ClassArgument.Fold(words.Join(nameWords, end - nameWords)) : ClassArgument.Fold(words[0].Text);
        if (name.Length == 0 || kind.Length == 0) return Task.FromResult(Answer.No($"Which room, and of what class? For example: {Definition.Examples[0]}"));
        if (turn.Names.Resources.FirstOrDefault(resource => Likeness.Fold(resource.Name) == Likeness.Fold(name)) is { } taken)
        {
            return Task.FromResult(Answer.No($"There is a {taken.Name} already. Give this one another name.", new Button(Typed.Shorten($"Bookings of {taken.Name}", 75), $"bookings {taken.Name}")));
        }
        var resource = new Resource
        {
            Id = turn.NewId(),
            StudioId = turn.Studio.Id,
            Name = name,
            Class = Typed.Shorten(kind, 40),
            Zone = turn.Maybe(zone) ?? turn.Studio.Zone,
            DayRate = (turn.Maybe(rate) ?? price) is { } day ? long.Parse(day, CultureInfo.InvariantCulture) : null,
        };
        turn.Db.Add(resource);
        turn.NamesChanged();
        var card = new Card($"{resource.Name} can be booked now")
            .With(new Line($"Class {resource.Class} · {Times.City(resource.Zone)}{(resource.DayRate is { } cost && turn.Asker.Role >= Role.Coordinator ? $" · {Cost.Say(cost, turn.Studio.Currency)} a day" : "")}"))
            .Offer(new Button("Hold it tomorrow", $"hold {resource.Name} tomorrow 10-18"));
        return Task.FromResult(Answer.Yes(card));
    }

    /// <summary><c>1800</c>, <c>£1,800/day</c>: a day's price in minor units; null for anything else.</summary>
    private static string? Money(string word)
    {
        var clean = word.TrimStart('£', '$', '€').Replace(",", "", StringComparison.Ordinal);
        if (clean.EndsWith("/day", StringComparison.OrdinalIgnoreCase)) clean = clean[..^4];
        else if (word.Length == clean.Length && !word.Contains("00", StringComparison.Ordinal)) return null;
        return decimal.TryParse(clean, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) && amount is > 0 and < 1_000_000
            ? ((long)(amount * 100)).ToString(CultureInfo.InvariantCulture)
            : null;
    }
}

/// <summary>Money as it is said: never without its currency.</summary>
internal static class Cost
{
    /// <param name="minor">Minor units: pence, cents.</param>
    /// <param name="currency">ISO 4217.</param>
    public static string Say(long minor, string currency)
    {
        var amount = minor / 100m;
        var number = amount.ToString(amount == Math.Truncate(amount) ? "#,##0" : "#,##0.00", CultureInfo.InvariantCulture);
        return currency switch { "GBP" => $"£{number}", "USD" => $"${number}", "EUR" => $"€{number}", _ => $"{currency} {number}" };
    }
}
