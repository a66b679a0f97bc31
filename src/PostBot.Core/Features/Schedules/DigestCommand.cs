using Microsoft.EntityFrameworkCore;
using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Features.Setup;
using PostBot.Domain.People;
using PostBot.Domain.Schedules;

namespace PostBot.Core.Features.Schedules;

/// <summary>A morning card at a chosen time on working days; without a time it is shown at once.</summary>
internal sealed class DigestCommand : ICommand
{
    private static readonly WordArgument time = new("time", "At what time?", Clock) { Example = "08:30", Leads = ["at"], NeedsLead = false, Required = false };

    private static readonly FlagArgument off = new("off") { Example = "off", Required = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["digest", "morning card"],
        Summary = "Get a card every working morning with what today holds for you",
        Examples = ["digest 08:30", "digest off"],
        Role = Role.Viewer,
        Arguments = [off, time],
        Changes = true,
        Topic = "Deadlines",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var own = await turn.Db.PersonalHours.FirstOrDefaultAsync(row => row.PersonId == turn.Asker.Id, cancel);
        if (turn.Has(off))
        {
            if (own?.DigestMinute is null) return Answer.No("You have no morning card. To get one: digest 08:30");
            (own.DigestMinute, own.DigestAt) = (null, null);
            return Answer.Yes(new Card("No more morning cards").Offer(new Button("At 8:30 again", "digest 08:30"))) with { Private = true };
        }
        if (turn.Maybe(time) is not { } said) return Answer.Yes(await Digest.Draw(turn.View, turn.Asker, cancel)) with { Private = true };
        own = QuietCommand.Owned(turn, own);
        own.DigestMinute = int.Parse(said, System.Globalization.CultureInfo.InvariantCulture);
        own.DigestAt = Next(turn.Now, own.DigestMinute.Value, turn.AskerZone, turn.Names.Week);
        var card = new Card($"A card every working morning at {HourSpan.Clock(own.DigestMinute.Value)}, {Times.City(turn.AskerZone.Id)}")
            .With(new Line((Text)"The first comes " + new Moment(own.DigestAt.Value, null, turn.AskerZone.Id)))
            .Offer(new Button("Show it now", "digest"), new Button("Digest off", "digest off"));
        return Answer.Yes(card) with { Private = true };
    }

    /// <summary>The next working day's minute on a person's clock, after a moment.</summary>
    public static Instant Next(Instant after, int minute, DateTimeZone zone, WorkingWeek week)
    {
        var date = after.InZone(zone).Date;
        var time = LocalTime.FromMinutesSinceMidnight(minute);
        while (!week.Holds(date) || date.At(time).InZoneLeniently(zone).ToInstant() <= after) date = date.PlusDays(1);
        return date.At(time).InZoneLeniently(zone).ToInstant();
    }

    /// <summary>Minutes after midnight, as digits; null for what is no time of day.</summary>
    private static string? Clock(string word)
    {
        // A span's first half is read by the one reader of hours there is.
        return HourSpan.Read($"{word}-23:59") is { } span ? span.From.ToString(System.Globalization.CultureInfo.InvariantCulture) : null;
    }
}
