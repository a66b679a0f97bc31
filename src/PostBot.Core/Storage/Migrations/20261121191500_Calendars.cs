using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PostBot.Core.Storage.Migrations
{
    internal partial class Calendars : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "BoardPictures",
                columns: table => new
                {
                    Id = table.Column<long>(nullable: false),
                    StudioId = table.Column<long>(nullable: false),
                    PersonId = table.Column<long>(nullable: false),
                    Surface = table.Column<int>(nullable: false),
                    Workspace = table.Column<string>(nullable: false),
                    Channel = table.Column<string>(nullable: true),
                    ForAll = table.Column<bool>(nullable: false),
                    Thread = table.Column<string>(nullable: true),
                    ServiceUrl = table.Column<string>(nullable: true),
                    Query = table.Column<string>(nullable: false),
                    Only = table.Column<long>(nullable: true),
                    Title = table.Column<string>(nullable: false),
                    Pdf = table.Column<bool>(nullable: false),
                    State = table.Column<int>(nullable: false),
                    AskedAt = table.Column<long>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BoardPictures", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "BookingRevisions",
                columns: table => new
                {
                    BookingId = table.Column<long>(nullable: false),
                    Sequence = table.Column<int>(nullable: false),
                    ChangedAt = table.Column<long>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BookingRevisions", x => x.BookingId);
                });

            migrationBuilder.CreateTable(
                name: "PrivateLinks",
                columns: table => new
                {
                    Id = table.Column<long>(nullable: false),
                    StudioId = table.Column<long>(nullable: false),
                    PersonId = table.Column<long>(nullable: false),
                    Kind = table.Column<int>(nullable: false),
                    About = table.Column<long>(nullable: true),
                    TokenHash = table.Column<string>(nullable: false),
                    MadeAt = table.Column<long>(nullable: false),
                    ExpiresAt = table.Column<long>(nullable: true),
                    RevokedAt = table.Column<long>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PrivateLinks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PrivateLinks_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_BoardPictures_State_AskedAt",
                table: "BoardPictures",
                columns: new[] { "State", "AskedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_PrivateLinks_PersonId_Kind",
                table: "PrivateLinks",
                columns: new[] { "PersonId", "Kind" });

            migrationBuilder.CreateIndex(
                name: "IX_PrivateLinks_TokenHash",
                table: "PrivateLinks",
                column: "TokenHash",
                unique: true);
        }

        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "BoardPictures");

            migrationBuilder.DropTable(
                name: "BookingRevisions");

            migrationBuilder.DropTable(
                name: "PrivateLinks");
        }
    }
}
