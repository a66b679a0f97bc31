using Microsoft.EntityFrameworkCore;
using PostBot.Domain.Bookings;
using PostBot.Domain.Broadcasts;
using PostBot.Domain.Feedback;
using PostBot.Domain.People;
using PostBot.Domain.Projects;
using PostBot.Domain.Rates;
using PostBot.Domain.Schedules;
using PostBot.Domain.Shots;
using PostBot.Domain.Turnovers;

namespace PostBot.Core.Storage;

/// <summary>Keys, indexes and relations. Every index serves a named question; every relation is restricted: nothing disappears by cascade.</summary>
internal static class Shape
{
    public static void Describe(ModelBuilder model)
    {
        model.Entity<Studio>(studio => studio.OfStudio().Ignore(row => row.StudioId));
        model.Entity<Holiday>(holiday => holiday.OfStudio().HasIndex(row => new { row.StudioId, row.Calendar, row.Date }).IsUnique());

        model.Entity<Workspace>(workspace =>
        {
            workspace.Property(row => row.Id).ValueGeneratedNever();
            workspace.HasIndex(row => new { row.Surface, row.ExternalId }).IsUnique();
            workspace.HasOne<Studio>().WithMany().HasForeignKey(row => row.StudioId).OnDelete(DeleteBehavior.Restrict);
        });

        model.Entity<Installed>(installed =>
        {
            installed.Property(row => row.Id).ValueGeneratedNever();
            installed.HasIndex(row => new { row.Surface, row.Workspace }).IsUnique();
        });

        model.Entity<Person>(person => person.OfStudio().HasIndex(row => row.StudioId));
        model.Entity<Identity>(identity =>
        {
            identity.OfStudio().HasIndex(row => new { row.Surface, row.Workspace, row.ExternalId }).IsUnique();
            identity.HasOne<Person>().WithMany().HasForeignKey(row => row.PersonId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<TeamMember>(member =>
        {
            member.OfStudio().HasIndex(row => new { row.ProjectId, row.PersonId }).IsUnique();
            member.HasOne<Project>().WithMany().HasForeignKey(row => row.ProjectId).OnDelete(DeleteBehavior.Restrict);
            member.HasOne<Person>().WithMany().HasForeignKey(row => row.PersonId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Channel>(channel =>
        {
            channel.OfStudio().HasIndex(row => new { row.Surface, row.Workspace, row.ExternalId }).IsUnique();
            channel.HasOne<Project>().WithMany().HasForeignKey(row => row.ProjectId).OnDelete(DeleteBehavior.Restrict);
        });

        model.Entity<Project>(project => project.OfStudio().HasIndex(row => new { row.StudioId, row.Code }).IsUnique());
        model.Entity<Unit>(unit =>
        {
            unit.OfStudio().HasIndex(row => new { row.ProjectId, row.Code }).IsUnique();
            unit.HasOne<Project>().WithMany().HasForeignKey(row => row.ProjectId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Step>(step =>
        {
            step.OfStudio().HasIndex(row => new { row.UnitId, row.Name }).IsUnique();
            step.HasIndex(row => row.ProjectId);
            step.HasIndex(row => row.OwnerId).HasFilter("\"OwnerId\" IS NOT NULL");
            step.HasOne<Unit>().WithMany().HasForeignKey(row => row.UnitId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<StepChange>(change =>
        {
            change.OfStudio().HasIndex(row => new { row.StepId, row.At });
            change.HasOne<Step>().WithMany().HasForeignKey(row => row.StepId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<StudioTemplate>(template => template.OfStudio().HasIndex(row => new { row.StudioId, row.Kind }).IsUnique());
        model.Entity<Cut>(cut =>
        {
            cut.OfStudio().HasIndex(row => new { row.UnitId, row.Version }).IsUnique();
            cut.HasOne<Unit>().WithMany().HasForeignKey(row => row.UnitId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Turnover>(turnover =>
        {
            turnover.OfStudio().HasIndex(row => new { row.StudioId, row.Number }).IsUnique();
            turnover.HasIndex(row => row.UnitId);
            turnover.HasIndex(row => row.ProjectId);
            turnover.Ignore(row => row.IsOpen);
            turnover.HasOne<Unit>().WithMany().HasForeignKey(row => row.UnitId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<TurnoverItem>(item =>
        {
            item.OfStudio().HasIndex(row => row.TurnoverId);
            item.HasOne<Turnover>().WithMany().HasForeignKey(row => row.TurnoverId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Shot>(shot =>
        {
            shot.OfStudio().HasIndex(row => new { row.UnitId, row.Code }).IsUnique();
            shot.HasIndex(row => new { row.StudioId, row.Code });
            shot.HasOne<Unit>().WithMany().HasForeignKey(row => row.UnitId).OnDelete(DeleteBehavior.Restrict);
        });

        model.Entity<Resource>(resource => resource.OfStudio().HasIndex(row => new { row.StudioId, row.Name }).IsUnique());
        model.Entity<Booking>(booking =>
        {
            booking.OfStudio().HasIndex(row => new { row.StudioId, row.Number }).IsUnique();
            booking.HasIndex(row => new { row.ProjectId, row.StartAt });
            // Few bookings have these, so most cost their indexes nothing.
            booking.HasIndex(row => row.OptionGroup).HasFilter("\"OptionGroup\" IS NOT NULL");
            booking.HasIndex(row => row.Series).HasFilter("\"Series\" IS NOT NULL");
            booking.HasIndex(row => row.CheckedInAt).HasFilter("\"CheckedInAt\" IS NOT NULL AND \"WrappedAt\" IS NULL");
            booking.Ignore(row => row.Slot);
            booking.Ignore(row => row.IsLive);
            booking.HasOne<Project>().WithMany().HasForeignKey(row => row.ProjectId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Claim>(claim =>
        {
            // With the end and the state in it, what is over or given back in the month behind a slot is passed over without a look at its row.
            claim.OfStudio().HasIndex(row => new { row.ResourceId, row.StartAt, row.EndAt, row.State });
            claim.HasIndex(row => row.BookingId);
            claim.HasOne<Booking>().WithMany().HasForeignKey(row => row.BookingId).OnDelete(DeleteBehavior.Restrict);
            claim.HasOne<Resource>().WithMany().HasForeignKey(row => row.ResourceId).OnDelete(DeleteBehavior.Restrict);
        });

        model.Entity<Invitee>(invitee =>
        {
            invitee.OfStudio().HasIndex(row => new { row.BookingId, row.PersonId }).IsUnique();
            invitee.HasIndex(row => row.PersonId);
            invitee.HasOne<Booking>().WithMany().HasForeignKey(row => row.BookingId).OnDelete(DeleteBehavior.Restrict);
            invitee.HasOne<Person>().WithMany().HasForeignKey(row => row.PersonId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<HoldClock>(clock =>
        {
            clock.OfStudio().HasIndex(row => new { row.State, row.NextAt });
            clock.HasIndex(row => row.BookingId);
            clock.HasOne<Booking>().WithMany().HasForeignKey(row => row.BookingId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<DownTime>(down =>
        {
            down.OfStudio().HasIndex(row => new { row.ResourceId, row.EndAt });
            down.HasOne<Resource>().WithMany().HasForeignKey(row => row.ResourceId).OnDelete(DeleteBehavior.Restrict);
        });

        model.Entity<Round>(round =>
        {
            round.OfStudio().HasIndex(row => new { row.StudioId, row.Number }).IsUnique();
            round.HasIndex(row => row.UnitId);
            round.HasIndex(row => row.ProjectId);
            round.Ignore(row => row.IsOpen);
            round.HasOne<Unit>().WithMany().HasForeignKey(row => row.UnitId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Note>(note =>
        {
            note.OfStudio().HasIndex(row => new { row.StudioId, row.Number }).IsUnique();
            note.HasIndex(row => row.RoundId);
            note.HasIndex(row => row.Message);
            note.HasOne<Round>().WithMany().HasForeignKey(row => row.RoundId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Reviewer>(reviewer =>
        {
            reviewer.OfStudio().HasIndex(row => row.RoundId);
            reviewer.HasOne<Round>().WithMany().HasForeignKey(row => row.RoundId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<NoteReply>(reply =>
        {
            reply.OfStudio().HasIndex(row => row.NoteId);
            reply.HasOne<Note>().WithMany().HasForeignKey(row => row.NoteId).OnDelete(DeleteBehavior.Restrict);
        });

        model.Entity<Deadline>(deadline =>
        {
            deadline.OfStudio().HasIndex(row => new { row.StudioId, row.Number }).IsUnique();
            deadline.HasIndex(row => new { row.ProjectId, row.State, row.DueAt });
            deadline.HasOne<Project>().WithMany().HasForeignKey(row => row.ProjectId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Nudge>(nudge =>
        {
            nudge.OfStudio().HasIndex(row => new { row.State, row.FireAt });
            nudge.HasIndex(row => row.DeadlineId);
            nudge.HasOne<Deadline>().WithMany().HasForeignKey(row => row.DeadlineId).OnDelete(DeleteBehavior.Restrict);
        });

        model.Entity<Slip>(slip =>
        {
            slip.OfStudio().HasIndex(row => row.DeadlineId);
            slip.HasOne<Deadline>().WithMany().HasForeignKey(row => row.DeadlineId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Reminder>(reminder =>
        {
            reminder.OfStudio().HasIndex(row => new { row.State, row.FireAt });
            reminder.HasOne<Person>().WithMany().HasForeignKey(row => row.PersonId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<PersonalHours>(hours =>
        {
            hours.OfStudio().HasIndex(row => row.PersonId).IsUnique();
            hours.HasIndex(row => row.DigestAt);
            hours.HasOne<Person>().WithMany().HasForeignKey(row => row.PersonId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<WeeklyReport>(report =>
        {
            report.OfStudio().HasIndex(row => row.NextAt);
            report.HasIndex(row => row.ProjectId).IsUnique();
            report.HasOne<Project>().WithMany().HasForeignKey(row => row.ProjectId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<RoundWatch>(watch =>
        {
            watch.HasKey(row => row.RoundId);
            watch.Property(row => row.RoundId).ValueGeneratedNever();
            watch.HasIndex(row => row.LookAt);
        });
        model.Entity<Notice>(notice => notice.OfStudio().HasIndex(row => new { row.StudioId, row.Key }).IsUnique());

        model.Entity<Broadcast>(broadcast =>
        {
            broadcast.HasIndex(row => new { row.State, row.SendAt });
            broadcast.HasIndex(row => row.RefreshAt);
            broadcast.OfStudio().HasIndex(row => new { row.StudioId, row.Number }).IsUnique();
            broadcast.HasOne<Project>().WithMany().HasForeignKey(row => row.ProjectId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Recipient>(recipient =>
        {
            recipient.OfStudio().HasIndex(row => new { row.BroadcastId, row.PersonId }).IsUnique();
            recipient.HasOne<Broadcast>().WithMany().HasForeignKey(row => row.BroadcastId).OnDelete(DeleteBehavior.Restrict);
            recipient.HasOne<Person>().WithMany().HasForeignKey(row => row.PersonId).OnDelete(DeleteBehavior.Restrict);
        });

        model.Entity<Request>(request =>
        {
            request.OfStudio().HasIndex(row => new { row.StudioId, row.Subject });
            request.HasIndex(row => new { row.StudioId, row.State });
            request.HasOne<Project>().WithMany().HasForeignKey(row => row.ProjectId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Cover>(cover =>
        {
            cover.OfStudio().HasIndex(row => new { row.StudioId, row.EndAt });
            cover.HasOne<Person>().WithMany().HasForeignKey(row => row.PersonId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<ConnectCode>(code =>
        {
            code.OfStudio().HasIndex(row => new { row.StudioId, row.Hash });
            code.HasIndex(row => row.PersonId);
        });
        model.Entity<WrongCode>(wrong =>
        {
            wrong.Property(row => row.Id).ValueGeneratedNever();
            wrong.HasIndex(row => new { row.StudioId, row.At });
        });

        model.Entity<AuditEntry>(audit =>
        {
            audit.Property(row => row.Id).ValueGeneratedNever();
            audit.HasIndex(row => new { row.StudioId, row.ProjectId, row.Id });
            audit.HasIndex(row => new { row.StudioId, row.Subject, row.Id });
            audit.HasIndex(row => new { row.StudioId, row.PersonId, row.Id });
            audit.HasIndex(row => new { row.StudioId, row.At });
        });
        model.Entity<Look>(look => look.HasKey(row => new { row.PersonId, row.ProjectId }));
        model.Entity<Receipt>(receipt =>
        {
            receipt.HasKey(row => row.Key);
        });
        model.Entity<Press>(press =>
        {
            press.HasKey(row => row.What);
            press.HasIndex(row => row.BeganAt);
        });
        model.Entity<StoredDelivery>(delivery =>
        {
            delivery.Property(row => row.Id).ValueGeneratedNever();
            delivery.HasIndex(row => row.Key).IsUnique();
            delivery.HasIndex(row => new { row.State, row.Id });
        });
        model.Entity<Outgoing>(outgoing =>
        {
            outgoing.Property(row => row.Id).ValueGeneratedNever();
            outgoing.HasIndex(row => new { row.State, row.NextAt });
            outgoing.HasIndex(row => new { row.StudioId, row.Subject, row.PersonId });
            outgoing.HasIndex(row => new { row.Surface, row.Channel, row.MessageId });
            outgoing.HasIndex(row => row.Doubts).HasFilter("\"Doubts\" > 0");
            outgoing.HasIndex(row => row.Target).HasFilter("\"Target\" IS NOT NULL");
            outgoing.HasIndex(row => new { row.Thread, row.QueuedAt }).HasFilter("\"Face\" = 'history'");
        });
        model.Entity<LocalMessage>(message =>
        {
            message.Property(row => row.Id).ValueGeneratedNever();
            message.HasIndex(row => row.Seq).IsUnique();
        });
        model.Entity<Rate>(rate =>
        {
            rate.OfStudio().HasIndex(row => new { row.ResourceId, row.DealWithId }).IsUnique();
            rate.HasIndex(row => row.StudioId);
            rate.HasOne<Resource>().WithMany().HasForeignKey(row => row.ResourceId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<PrivateLink>(link =>
        {
            link.OfStudio().HasIndex(row => row.TokenHash).IsUnique();
            link.HasIndex(row => new { row.PersonId, row.Kind });
            link.HasOne<Person>().WithMany().HasForeignKey(row => row.PersonId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<BookingRevision>(revision =>
        {
            revision.HasKey(row => row.BookingId);
            revision.Property(row => row.BookingId).ValueGeneratedNever();
        });
        model.Entity<BoardPicture>(picture =>
        {
            picture.Property(row => row.Id).ValueGeneratedNever();
            picture.HasIndex(row => new { row.State, row.AskedAt });
        });
        model.Entity<KeptFile>(file => file.Property(row => row.Id).ValueGeneratedNever());
        model.Entity<Counter>(counter => counter.HasKey(row => new { row.StudioId, row.Name }));
        model.Entity<Setting>(setting => setting.HasKey(row => row.Name));
    }

    private static Microsoft.EntityFrameworkCore.Metadata.Builders.EntityTypeBuilder<TRow> OfStudio<TRow>(
        this Microsoft.EntityFrameworkCore.Metadata.Builders.EntityTypeBuilder<TRow> row)
        where TRow : class, Domain.IStudioRow
    {
        row.Property(entity => entity.Id).ValueGeneratedNever();
        return row;
    }
}
