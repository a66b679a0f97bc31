using Microsoft.EntityFrameworkCore;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Features.Setup;
using PostBot.Domain.People;
using PostBot.Domain.Schedules;

namespace PostBot.Core.Features.Schedules;

/// <summary>A person's own quiet hours, on their own clock: nudges wait until they are over.</summary>
internal sealed class QuietCommand : ICommand
{
    private const int LeastMinutes = 60;

    private static readonly RestArgument hours = new("hours", "From when until when?") { Example = "19:00-09:00", Leads = ["from", "hours"], NeedsLead = false, Required = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["quiet", "quiet hours"],
        Summary = "Say when you are not to be nudged; off for the studio's hours",
        Examples = ["quiet 19:00-09:00", "quiet off"],
        Role = Role.Viewer,
        Outsiders = true,
        Arguments = [hours],
        Changes = true,
        Topic = "Deadlines",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var own = await turn.Db.PersonalHours.FirstOrDefaultAsync(row => row.PersonId == turn.Asker.Id, cancel);
        if (turn.Maybe(hours) is not { } said) return Answer.Yes(Say(turn, own));
        var off = said.Trim().ToLowerInvariant() is "off" or "none" or "no";
        var span = off ? null : HourSpan.Read(said);
        if (!off && span is not { }) return Answer.No($"\"{Typed.Shorten(Typed.Clean(said).Replace('\n', ' '), 60)}\" is not a span of hours. For example: {Definition.Examples[0]}");
        own = Owned(turn, own);
        (own.QuietFrom, own.QuietUntil) = (span?.From, span?.Until);
        var left = Nudging.Hours(turn.Names, turn.Asker, own);
        if (NodaTime.Period.Between(left.DayStart, left.DayEnd, NodaTime.PeriodUnits.Minutes).Minutes < LeastMinutes)
        {
            return Answer.No($"That leaves less than an hour of the studio's day for nudges ({HourSpan.Clock(turn.Studio.DayStart)}–{HourSpan.Clock(turn.Studio.DayEnd)}). Nothing was changed. For example: {Definition.Examples[0]}");
        }
        return Answer.Yes(Say(turn, own)) with { Private = true };
    }

    /// <summary>The person's own hours; a new row when they have none.</summary>
    public static PersonalHours Owned(Turn turn, PersonalHours? known)
    {
        if (known is not null) return known;
        var own = new PersonalHours { Id = turn.NewId(), StudioId = turn.Studio.Id, PersonId = turn.Asker.Id };
        turn.Db.Add(own);
        return own;
    }

    private static Card Say(Turn turn, PersonalHours? own)
    {
        var left = Nudging.Hours(turn.Names, turn.Asker, own);
        var headline = own is { QuietFrom: { } from, QuietUntil: { } until } ? $"Quiet for you {new HourSpan(from, until)}" : "You have the studio's hours";
        var card = new Card(headline).With(new Line($"You are nudged {Times.Clock(left.DayStart)}–{Times.Clock(left.DayEnd)} on working days, {Times.City(turn.AskerZone.Id)}; a reminder of your own comes when you asked for it."));
        return card.Offer(own?.QuietFrom is null ? new Button("Quiet 18:00–10:00", "quiet 18:00-10:00") : new Button("Quiet off", "quiet off"));
    }
}
