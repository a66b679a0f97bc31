using Microsoft.EntityFrameworkCore;
using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.People;
using PostBot.Domain.Phrases;
using PostBot.Domain.Projects;
using PostBot.Domain.Schedules;

namespace PostBot.Core.Features.Schedules;

/// <summary>A production's hot sheet: at once, or every week to its channel.</summary>
internal sealed class ReportCommand : ICommand
{
    private static readonly LocalTime usual = new(16, 0);

    private static readonly WorkArgument work = new("Of which production?") { Example = "NIGHTFALL", Leads = ["on", "for", "of"], NeedsLead = false, Unit = Need.Never };

    private static readonly FlagArgument weekly = new("weekly", "every") { Example = "weekly", Required = false };

    private static readonly FlagArgument off = new("off", "stop") { Example = "off", Required = false };

    private static readonly WhenArgument when = new("On which day, at what time?") { Example = "fri 16:00", Leads = ["on", "at"], NeedsLead = false, Required = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["report", "hot sheet", "weekly report"],
        Summary = "See a production's week on one card, or have it posted to its channel every week",
        Examples = ["report NIGHTFALL", "report NIGHTFALL weekly fri 16:00"],
        Role = Role.Coordinator,
        Arguments = [work, weekly, off, when],
        Changes = true,
        Topic = "Deadlines",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var project = turn.Get(work).Project;
        var known = await turn.Db.WeeklyReports.FirstOrDefaultAsync(row => row.ProjectId == project.Id, cancel);
        if (turn.Has(off)) return Stop(turn, project, known);
        if (!turn.Has(weekly) && !turn.Has(when)) return await Show(turn, project, known, cancel);

        var zone = turn.Names.ZoneOf(project);
        var first = turn.Maybe(when)?.When;
        var start = (first?.Start ?? turn.Now).InZone(zone);
        var day = first is null ? IsoDayOfWeek.Friday : start.DayOfWeek;
        var time = first is null or WhenDays ? usual : start.TimeOfDay;
        var linked = turn.Names.Channels.Where(channel => channel.ProjectId == project.Id).ToList();
        if (linked.Count == 0) return Answer.No($"No channel is linked to {project.Code}, so the report would reach no one. In the channel you mean, type: link {project.Code}");
        var here = linked.FirstOrDefault(channel => channel.Surface == turn.Incoming.Surface && channel.Workspace == turn.Incoming.Workspace && channel.ExternalId == turn.Incoming.Place.Channel);
        if (known is null) turn.Db.Add(known = new WeeklyReport { Id = turn.NewId(), StudioId = turn.Studio.Id, ProjectId = project.Id });
        (known.SetById, known.ChannelId, known.Day, known.Minute) = (turn.Asker.Id, here?.Id, day, (time.Hour * 60) + time.Minute);
        known.NextAt = WeeklyReport.Next(turn.Now, known.Day, known.Minute, zone);
        var where = here is not null ? "here" : $"in {Lists.And(linked.Take(3).Select(channel => channel.Name ?? "a linked channel"))}";
        return Answer.Yes(new Card((Text)$"The report on {project.Code} comes {where} every {day} at {Times.Clock(time)}, first " + new Moment(known.NextAt, null, zone.Id))
            .Offer(new Button("Show it now", $"report {project.Code}"), new Button("Stop it", $"report {project.Code} off")));
    }

    private static async Task<Answer> Show(Turn turn, Project project, WeeklyReport? known, CancellationToken cancel)
    {
        turn.Undoable = false;
        var card = await HotSheet.Draw(turn.View, project, cancel);
        return Answer.Yes(known is null ? card.Offer(new Button("Every Friday 16:00", $"report {project.Code} weekly fri 16:00")) : card);
    }

    private static Answer Stop(Turn turn, Project project, WeeklyReport? known)
    {
        if (known is null) return Answer.No($"There is no weekly report on {project.Code}. To get one: report {project.Code} weekly fri 16:00");
        turn.Db.Remove(known);
        return Answer.Yes(new Card($"No more weekly reports on {project.Code}").Offer(new Button($"Every {known.Day} again", $"report {project.Code} weekly {known.Day.ToString()[..3].ToLowerInvariant()} {Setup.HourSpan.Clock(known.Minute)}")));
    }
}
