using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Features.Bookings;
using PostBot.Core.Features.Feedback;
using PostBot.Core.Features.Schedules;
using PostBot.Core.Features.Status;
using PostBot.Core.People;
using PostBot.Domain.Bookings;
using PostBot.Domain.Broadcasts;
using PostBot.Domain.Feedback;
using PostBot.Domain.Projects;
using PostBot.Domain.Schedules;
using PostBot.Domain.Turnovers;

namespace PostBot.Core.Features.Changes;

/// <summary>What a change is to the reader.</summary>
/// <param name="ProjectId">Of the production that it is about.</param>
/// <param name="UnitId">Of the episode; null when it is about none.</param>
internal sealed record Change(ChangedThing Thing, long ProjectId, long? UnitId, Text Says);

/// <summary>Changes in words, each from what was to what is; nothing for what is as it was, and nothing the reader may not see.</summary>
internal sealed class ChangeWords(View view, ChangeRows rows)
{
    private readonly bool inside = view.Reader is null || Policy.IsInside(view.Reader);

    public Change? Of(ChangedThing thing)
    {
        var change = thing.Row switch
        {
            nameof(Step) => rows.Steps.TryGetValue(thing.Id, out var step) ? Of(thing, step) : null,
            nameof(Booking) => rows.Bookings.TryGetValue(thing.Id, out var booking) ? Of(thing, booking) : null,
            nameof(Deadline) => rows.Deadlines.TryGetValue(thing.Id, out var deadline) && Deadlines.MaySee(view.Reader, deadline, view.Names) ? Of(thing, deadline) : null,
            nameof(Round) => rows.Rounds.TryGetValue(thing.Id, out var round) ? Of(thing, round) : null,
            nameof(Note) => rows.Notes.TryGetValue(thing.Id, out var note) ? Of(thing, note, rows.Rounds[note.RoundId]) : null,
            nameof(Cut) => inside && thing.IsNew && rows.Cuts.TryGetValue(thing.Id, out var cut) ? new Change(thing, cut.ProjectId, cut.UnitId, $"{Work(cut.ProjectId, cut.UnitId)} has a new cut, {cut.Version}{(cut.Label.Length > 0 ? $" {cut.Label}" : "")}") : null,
            nameof(Turnover) => inside && rows.Turnovers.TryGetValue(thing.Id, out var turnover) ? new Change(thing, turnover.ProjectId, turnover.UnitId, $"U{turnover.Number} turnover of {Work(turnover.ProjectId, turnover.UnitId)} {(thing.IsNew ? "was begun" : "has changed")}") : null,
            nameof(Broadcast) => inside && rows.Broadcasts.TryGetValue(thing.Id, out var broadcast) && broadcast is { State: BroadcastState.Sent, ProjectId: { } about } ? new Change(thing, about, broadcast.UnitId, $"X{broadcast.Number} was sent: \"{Typed.Shorten(broadcast.Words.Replace('\n', ' '), 80)}\"") : null,
            _ => null,
        };
        return change is not null && !change.Says.IsEmpty && view.Sees(change.ProjectId) && !view.Names.Project(change.ProjectId).Archived ? change : null;
    }

    private Change? Of(ChangedThing thing, Step step)
    {
        var says = new List<string>();
        // A step that came with its episode had not been started.
        var meaning = thing.IsNew ? StepMeaning.NotStarted : thing.Was(nameof(Step.Meaning)) is { } was ? (StepMeaning)was.GetInt32() : step.Meaning;
        var word = thing.IsNew ? "" : thing.Was(nameof(Step.Word)) is { } said ? said.GetString() ?? "" : step.Word;
        var before = word.Length > 0 ? word : Pipeline.Word(meaning);
        if (before != StepSetting.Said(step)) says.Add($"{before} → {Pipeline.Symbol(step.Meaning)} {StatusWords.Said(StepSetting.Said(step), inside ? step.Remark : "")}");
        else if (inside && thing.Changed(nameof(Step.Remark)) && thing.Was(nameof(Step.Remark))?.GetString() != step.Remark && step.Remark.Length > 0) says.Add($"{StepSetting.Said(step)}, {step.Remark}");
        if (inside && (thing.IsNew ? step.OwnerId is not null : thing.Changed(nameof(Step.OwnerId)))) says.Add($"now {DeadlineCard.Name(view, step.OwnerId)}'s");
        if (step.Shots is { } all && (thing.IsNew || thing.Changed(nameof(Step.ShotsFinal)) || thing.Changed(nameof(Step.Shots)))) says.Add($"{(thing.Was(nameof(Step.ShotsFinal)) is { } final ? $"{final.GetInt32()} → " : "")}{step.ShotsFinal} of {all} final");
        return says.Count == 0 ? null : new Change(thing, step.ProjectId, step.UnitId, $"{view.Names.Work(step.ProjectId, step.UnitId, step.Name)}: {string.Join(", ", says)}");
    }

    private Change? Of(ChangedThing thing, Booking booking)
    {
        List<Claim> claims = [.. rows.Claims[booking.Id]];
        var what = (Text)$"B{booking.Number} {view.Names.Work(booking.ProjectId, booking.UnitId, booking.Step)}, {BookingCard.Where(view, claims)} " + BookingCard.When(view, booking, claims);
        if (thing.IsNew) return new Change(thing, booking.ProjectId, booking.UnitId, what + (Text)$": new, {BookingCard.Symbol(booking.State)}");
        var says = Text.Empty;
        if (thing.Was(nameof(Booking.State)) is { } state && (BookingState)state.GetInt32() != booking.State) says = $": {BookingCard.Symbol((BookingState)state.GetInt32())} → {BookingCard.Symbol(booking.State)}";
        var start = At(thing, nameof(Booking.StartAt)) ?? booking.StartAt;
        var end = At(thing, nameof(Booking.EndAt)) ?? booking.EndAt;
        if ((start, end) != (booking.StartAt, booking.EndAt)) says += (Text)", was " + (BookingCard.When(view, booking, claims).Runs[0] is Moment moment ? new Moment(start, end, moment.Zone) : new Moment(start, end, view.Names.Zone.Id));
        return says.IsEmpty ? null : new Change(thing, booking.ProjectId, booking.UnitId, what + says);
    }

    private Change? Of(ChangedThing thing, Deadline deadline)
    {
        var zone = view.Names.ZoneOf(view.Names.Project(deadline.ProjectId)).Id;
        var what = (Text)$"D{deadline.Number} {DeadlineCard.What(view, deadline)}";
        var says = Text.Empty;
        if (thing.IsNew) says = (Text)": new, due " + DeadlineCard.Due(view, deadline);
        else
        {
            if (At(thing, nameof(Deadline.DueAt)) is { } due && due != deadline.DueAt) says += (Text)": due " + new Moment(due, null, zone) + (Text)" → " + DeadlineCard.Due(view, deadline);
            if (thing.Was(nameof(Deadline.State)) is { } state && (DeadlineState)state.GetInt32() != deadline.State) says += deadline.State switch { DeadlineState.Done => ": ✓ done", DeadlineState.Cancelled => ": cancelled", _ => ": open again" };
            if (thing.Changed(nameof(Deadline.OwnerId))) says += (Text)$", now {DeadlineCard.Name(view, deadline.OwnerId)}'s";
        }
        return says.IsEmpty ? null : new Change(thing, deadline.ProjectId, deadline.UnitId, what + says);
    }

    private Change? Of(ChangedThing thing, Round round)
    {
        if (!Rounds.MaySee(view.Reader, round.ProjectId, view.Names)) return null;
        var name = $"F{round.Number} round {round.Ordinal} on {Rounds.Name(view.Names, round)}";
        Text says = thing.IsNew ? $"{name}: opened"
            : thing.Was(nameof(Round.State)) is { } state && (RoundState)state.GetInt32() != round.State ? $"{name}: {(round.State == RoundState.Open ? "open again" : "closed")}"
            : At(thing, nameof(Round.DueAt)) != round.DueAt && thing.Changed(nameof(Round.DueAt)) && round.DueAt is { } due ? (Text)$"{name}: notes now due " + new Moment(due, null, view.Names.ZoneOf(view.Names.Project(round.ProjectId)).Id)
            : Text.Empty;
        return new Change(thing, round.ProjectId, round.UnitId, says);
    }

    private Change? Of(ChangedThing thing, Note note, Round round)
    {
        if (!Rounds.MaySee(view.Reader, round.ProjectId, view.Names) || !Rounds.MaySee(view, note)) return null;
        var state = thing.Was(nameof(Note.State)) is { } was ? (NoteState)was.GetInt32() : note.State;
        Text says = thing.IsNew || state != note.State || thing.Changed(nameof(Note.Words))
            ? $"N{note.Number} {Work(round.ProjectId, round.UnitId)}, {(thing.IsNew ? "new note" : "note")} \"{Typed.Shorten(note.Words.Replace('\n', ' '), 60)}\"{(state != note.State || !thing.IsNew ? $": {NoteCard.State(note)}" : "")}"
            : Text.Empty;
        return new Change(thing, round.ProjectId, round.UnitId, says);
    }

    private string Work(long projectId, long? unitId) => view.Names.Work(projectId, unitId, null);

    private static Instant? At(ChangedThing thing, string property) =>
        thing.Was(property) is { ValueKind: System.Text.Json.JsonValueKind.Number } value ? Instant.FromUnixTimeMilliseconds(value.GetInt64()) : null;
}
