using Microsoft.EntityFrameworkCore;
using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.Delivery;
using PostBot.Core.Features.Feedback;
using PostBot.Core.Jobs;
using PostBot.Core.Storage;

namespace PostBot.Core.Features.Board;

/// <summary>Makes the pictures that were asked for, one at a time and beside the writer, posts each where it was asked for, and deletes it when its link has ended.</summary>
internal sealed class PictureSweep(Database database, Writer writer, Clock clock, IPageCamera camera, OneTimePasses passes, RoundPages reports, Addresses addresses, OutboxSignal relay, LocalNews news) : ISweep
{
    /// <summary>Pictures of the schedule are the only kept files whose names begin like this.</summary>
    public const string NameBegins = "board-";

    /// <summary>Nobody waits longer, and the words have been there all the time.</summary>
    private static readonly Duration longestWait = Duration.FromMinutes(10);

    private const int MostForgotten = 1_000;

    private readonly SemaphoreSlim oneAtATime = new(1, 1);

    public string Name => "pictures";

    /// <summary>Pictures are made as they are asked for; what becomes due is to forget them.</summary>
    public Task<Instant?> NextDue(Instant after, CancellationToken cancel) => database.Read(
        async (db, stop) =>
        {
            var since = after - Boards.PictureLife;
            var oldest = await db.BoardPictures.Where(row => row.AskedAt > since).OrderBy(row => row.AskedAt).Select(row => (Instant?)row.AskedAt).FirstOrDefaultAsync(stop);
            return oldest + Boards.PictureLife;
        },
        cancel);

    public async Task<int> Run(CancellationToken cancel)
    {
        await oneAtATime.WaitAsync(cancel);
        try
        {
            var made = await Forget(cancel);
            while (await IsWanted(cancel) && await Claim(cancel) is { } picture)
            {
                await Make(picture, cancel);
                made++;
            }
            return made;
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    private Task<bool> IsWanted(CancellationToken cancel) =>
        database.Read((db, stop) => db.BoardPictures.AnyAsync(row => row.State == PictureState.Wanted, stop), cancel);

    /// <summary>Takes the oldest one that is wanted, so that no other process makes it too; what waited too long is given up.</summary>
    private Task<BoardPicture?> Claim(CancellationToken cancel) => writer.Write<BoardPicture?>(
        async (session, stop) =>
        {
            while (await session.Db.BoardPictures.OrderBy(row => row.AskedAt).FirstOrDefaultAsync(row => row.State == PictureState.Wanted, stop) is { } picture)
            {
                picture.State = picture.AskedAt + longestWait < clock.Now ? PictureState.Failed : PictureState.Taken;
                await session.Db.SaveChangesAsync(stop);
                if (picture.State == PictureState.Taken) return picture;
            }
            return null;
        },
        cancel);

    /// <summary>Deletes what can no longer be fetched by its link, whatever became of it.</summary>
    private async Task<int> Forget(CancellationToken cancel)
    {
        var until = clock.Now - Boards.PictureLife;
        if (!await database.Read((db, stop) => db.BoardPictures.AnyAsync(row => row.AskedAt <= until, stop), cancel)) return 0;
        return await writer.Write(
            async (session, stop) =>
            {
                var old = await session.Db.BoardPictures.Where(row => row.AskedAt <= until).Take(MostForgotten).ToListAsync(stop);
                foreach (var picture in old)
                {
                    session.Db.Remove(picture);
                    // Its bytes are not read to be deleted.
                    if (picture.FileId is { } file) await session.Db.Database.ExecuteSqlInterpolatedAsync($"""DELETE FROM "KeptFiles" WHERE "Id" = {file}""", stop);
                }
                await session.Db.SaveChangesAsync(stop);
                return old.Count;
            },
            cancel);
    }

    private async Task Make(BoardPicture picture, CancellationToken cancel)
    {
        var opens = new Pass(picture.StudioId, picture.PersonId, picture.Only);
        var pass = passes.Give(opens);
        var page = addresses.Own() is { } own ? new Uri(own, picture.Query.Replace("key=", $"key={pass}", StringComparison.Ordinal)) : null;
        var bytes = page is null ? null : await camera.Take(page, picture.Pdf, cancel);
        var name = picture.File;
        if (bytes is null && name is not null && await Page(opens, picture, cancel) is { } html) (bytes, name) = (html, Path.ChangeExtension(name, ".html"));
        await writer.Write(
            async (session, stop) =>
            {
                var row = (await session.Db.BoardPictures.FindAsync([picture.Id], stop))!;
                row.State = bytes is null ? PictureState.Failed : PictureState.Made;
                if (bytes is not null) await Post(session, row, name, bytes, stop);
                await session.Db.SaveChangesAsync(stop);
                session.AfterCommit.Add(() =>
                {
                    relay.Wake();
                    news.Tell();
                });
                return true;
            },
            cancel);
    }

    /// <summary>A report that did not print is its page; null when it cannot be had any more.</summary>
    private async Task<byte[]?> Page(Pass pass, BoardPicture picture, CancellationToken cancel)
    {
        var query = System.Web.HttpUtility.ParseQueryString(picture.Query[(picture.Query.IndexOf('?', StringComparison.Ordinal) + 1)..]);
        return await reports.Html(pass, ReportAsked.Read(name => query[name]), cancel) is { } html ? System.Text.Encoding.UTF8.GetBytes(html) : null;
    }

    /// <param name="name">What it goes out as; null for a picture of the schedule.</param>
    private async Task Post(WriteSession session, BoardPicture picture, string? name, byte[] bytes, CancellationToken cancel)
    {
        var names = await session.Names.Of(session.Db, picture.StudioId, cancel);
        if (names.FindPerson(picture.PersonId) is not { Archived: false } person) return;
        session.StudioId = picture.StudioId;
        var file = KeptFiles.KeepSecret(session, name ?? $"{NameBegins}{clock.Now.ToUnixTimeSeconds()}.{(picture.Pdf ? "pdf" : "png")}", bytes, clock.Now);
        // A report is kept like every file that was asked for; a picture of the schedule ends with its link.
        if (name is null) picture.FileId = file.Id;
        var card = new Card(name is null ? $"Schedule, {picture.Title}" : $"{name}: {picture.Title}");
        if (name is not null && !name.EndsWith(".pdf", StringComparison.Ordinal)) card = card.With(new Line("It could not be printed as PDF just now. Open the page in a browser and print it there."));
        if (picture.Surface == Surface.Local)
        {
            LocalRoom.Add(session, picture.Channel ?? LocalRoom.DirectChannel, picture.Thread, from: null, picture.ForAll ? null : names.IdentitiesOf(person.Id).FirstOrDefault(identity => identity.Surface == Surface.Local)?.ExternalId, "", CardJson.Write(card), clock.Now, [KeptFiles.IdOf(file)]);
            return;
        }
        var asked = new Incoming(picture.Surface, picture.Workspace, new Sender("", ""), new Place(picture.Channel ?? "", PlaceKind.Channel, picture.Thread, ServiceUrl: picture.ServiceUrl), "") { Reply = ReplyBy.Post };
        if (name is not null)
        {
            if (picture.ForAll && picture.Channel is not null) Outbox.PostFile(session, picture.StudioId, asked, person.Id, card, KeptFiles.IdOf(file), clock.Now);
            else Outbox.ToPerson(session, names, person, card, clock.Now, file: KeptFiles.IdOf(file));
            return;
        }
        if (addresses.Page(picture.Surface, $"board/pictures/{KeptFiles.IdOf(file)}")?.AbsoluteUri is not { } address) return;
        card = card.With(picture.Pdf ? new Line(new Link(address, "Open the page to print")) : new Picture(address, $"Schedule, {picture.Title}"));
        if (!picture.ForAll || picture.Channel is null) Outbox.ToPerson(session, names, person, card, clock.Now);
        else Outbox.Reply(session, picture.StudioId, asked, person.Id, card, beside: false, clock.Now);
    }
}
